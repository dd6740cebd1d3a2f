import { resolveClientOptions } from "./config.js";
import { createProvider } from "./lifecycle/provider.js";
import { createSession } from "./lifecycle/session.js";
import { registry } from "./resources/registry.js";

// What the provider string in every state requires: `require("pulumi-web1on1/dynamic").Form`. The path and the names never change.
const session = createSession((get) => resolveClientOptions(get, process.env));
for (const definition of registry) {
  exports[definition.type] = createProvider(definition, session);
}
