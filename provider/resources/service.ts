import { defineResource } from "../lifecycle/definition.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export type ServiceArgs = Inputs<types.ServiceArgs, "type">;

/** How a service maps onto the API; what is not named here follows schemas/service.json. */
export const service = defineResource<types.ServiceArgs>({
  type: "Service",
  schema: "service",
  collection: "/services",
  parents: ["organization"],
  naturalKey: ["name"],
});

/**
 * A connector to another system: a messaging provider, a webhook, an API.
 *
 * What `params` holds depends on `type`, which is written in place and not taken from an output; a change of it replaces the service.
 * Passwords and tokens in `params` are secret in state, plans and logs whether or not the program wraps them.
 *
 * @example
 * const leads = new Service("leads", { name: "Leads", params: { url: "https://crm.example.com/hooks/leads" } });
 *
 * @example
 * const chat = new Service("chat", {
 *   organization: branch.id,
 *   name: "Website chat",
 *   type: "smartsupp",
 *   touchpoints: ["web"],
 *   params: { jid: "uid3710@s1.smartsupp.com", host: "s1.smartsupp.com", password: config.requireSecret("smartsuppPassword") },
 * });
 *
 * @example
 * ```yaml
 * services:
 *   chat:
 *     name: Website chat
 *     type: smartsupp
 *     touchpoints: [web]
 *     params: { jid: uid3710@s1.smartsupp.com, host: s1.smartsupp.com, password: "${secret:smartsuppPassword}" }
 * ```
 */
export class Service extends resourceClass<ServiceArgs, types.ServiceState>(service) {}
