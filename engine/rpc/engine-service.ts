import { type ServerUnaryCall, type sendUnaryData, status, type UntypedServiceImplementation } from "@grpc/grpc-js";
import {
  GetRootResourceResponse,
  type LogRequest,
  LogSeverity,
  type SetRootResourceRequest,
  SetRootResourceResponse,
} from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Deployment } from "../deployment/deployment.js";
import { unsupportedMessage } from "../deployment/goal.js";
import { SIGNATURE_KEY } from "../values/wire.js";

const SEVERITY = {
  [LogSeverity.DEBUG]: "debug",
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
} as const;

/** `pulumirpc.Engine`: where programs and providers send their log and keep the root of the resource tree. */
export function engineService(deployment: Deployment): UntypedServiceImplementation {
  let root = "";
  return {
    log: (call: ServerUnaryCall<LogRequest, Empty>, callback: sendUnaryData<Empty>) => {
      const { request } = call;
      const severity = SEVERITY[request.getSeverity()];
      if (severity === "error") deployment.failed = true;
      if (severity === "debug" && !deployment.options.debug) return callback(null, new Empty());
      deployment.emit({
        type: "diagnostic",
        severity,
        message: hideSecrets(request.getMessage()),
        time: Date.now(),
        ...(request.getUrn() ? { urn: request.getUrn() } : {}),
        ...(request.getEphemeral() ? { ephemeral: true } : {}),
      });
      callback(null, new Empty());
    },
    getRootResource: (_: ServerUnaryCall<Empty, GetRootResourceResponse>, callback: sendUnaryData<GetRootResourceResponse>) => {
      const response = new GetRootResourceResponse();
      response.setUrn(root);
      callback(null, response);
    },
    setRootResource: (
      call: ServerUnaryCall<SetRootResourceRequest, SetRootResourceResponse>,
      callback: sendUnaryData<SetRootResourceResponse>,
    ) => {
      root = call.request.getUrn();
      callback(null, new SetRootResourceResponse());
    },
    startDebugging: (_: unknown, callback: sendUnaryData<Empty>) =>
      callback({ code: status.UNIMPLEMENTED, details: "the embedded engine does not attach debuggers" }),
    requirePulumiVersion: (_: unknown, callback: sendUnaryData<Empty>) => {
      const details = unsupportedMessage("requirePulumiVersion");
      deployment.fail(details);
      // A program that is being ended gets no answer, for which it would only print an error of its own on top.
      if (!deployment.isStopping) callback({ code: status.FAILED_PRECONDITION, details });
    },
  };
}

/**
 * The SDK's debug messages show whole answers of the engine, in which a secret stands in clear behind its mark. Where it ends cannot be
 * told, since they are joined by commas alone.
 */
function hideSecrets(message: string): string {
  const mark = message.indexOf(SIGNATURE_KEY);
  return mark < 0 ? message : `${message.slice(0, mark)}[secret] and what stands behind it`;
}
