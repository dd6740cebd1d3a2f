import { isMap, parseDocument } from "yaml";

/** The text of a Pulumi.yaml that names the ejected program instead of the tenant file; comments and order stay. */
export function pointAtProgram(text: string): string {
  const document = parseDocument(text);
  document.set("main", "index.ts");
  document.deleteIn(["config", "web1on1:tenant"]);
  const config = document.get("config", true);
  if (isMap(config) && config.items.length === 0) document.delete("config");
  // A project without TypeScript may have switched it off.
  if (document.getIn(["runtime", "options", "typescript"]) === false) document.setIn(["runtime", "options", "typescript"], true);
  return document.toString({ lineWidth: 0 });
}
