import {
  GetRootResourceResponse,
  LogRequest,
  LogSeverity,
  SetRootResourceRequest,
  SetRootResourceResponse,
} from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Deployment } from "../deployment/deployment.js";
import { unsupportedMessage } from "../deployment/goal.js";
import { SIGNATURE_KEY } from "../values/signatures.js";
import { handle, type Service } from "./server.js";
import { CallError, STATUS } from "./status.js";

const SEVERITY = {
  [LogSeverity.DEBUG]: "debug",
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
} as const;

/** `pulumirpc.Engine`: where programs and providers send their log and keep the root of the resource tree. */
export function engineService(deployment: Deployment): Service {
  let root = "";
  return {
    "/pulumirpc.Engine/Log": handle(LogRequest, async (request) => {
      const severity = SEVERITY[request.getSeverity()];
      if (severity === "error") deployment.failed = true;
      if (severity === "debug" && !deployment.options.debug) return new Empty();
      deployment.emit({
        type: "diagnostic",
        severity,
        message: cutAtSecret(request.getMessage()),
        time: Date.now(),
        ...(request.getUrn() ? { urn: request.getUrn() } : {}),
        ...(request.getEphemeral() ? { ephemeral: true } : {}),
      });
      return new Empty();
    }),
    "/pulumirpc.Engine/GetRootResource": handle(Empty, async () => {
      const response = new GetRootResourceResponse();
      response.setUrn(root);
      return response;
    }),
    "/pulumirpc.Engine/SetRootResource": handle(SetRootResourceRequest, async (request) => {
      root = request.getUrn();
      return new SetRootResourceResponse();
    }),
    "/pulumirpc.Engine/StartDebugging": async () => {
      throw new CallError(STATUS.unimplemented, "the embedded engine does not attach debuggers");
    },
    "/pulumirpc.Engine/RequirePulumiVersion": async () => {
      const details = unsupportedMessage("requirePulumiVersion");
      deployment.fail(details);
      // A program that is being ended gets no answer, for which it would only print an error of its own on top.
      if (deployment.isStopping) await new Promise(() => undefined);
      throw new CallError(STATUS.failedPrecondition, details);
    },
  };
}

/**
 * The SDK's debug messages show whole answers of the engine, in which a secret stands in clear behind its mark. Where it ends cannot be
 * told, since they are joined by commas alone.
 */
function cutAtSecret(message: string): string {
  const mark = message.indexOf(SIGNATURE_KEY);
  return mark < 0 ? message : `${message.slice(0, mark)}[secret] and what stands behind it`;
}
