import { format } from "prettier";
import { expect, test } from "vitest";
import { ProgramFormatter } from "../../cli/eject/program-formatter.js";

const entries = Array.from(
  { length: 130 },
  (_, index) =>
    `${index % 2 ? `form${index}` : `"form-${index}"`}: {\nname: "$& ${index}", labels: ["${"x".repeat(index)}"], at: { key: \`a\n  b\` } }`,
);

test.each([
  [
    "that stands where a declaration has its maps",
    (map: string) => `const tenant = new Tenant("acme", {\nname: "Acme", forms: ${map}, bots: {\nx: {} } });`,
  ],
  ["that stands deeper", (map: string) => `const tenant = new Tenant("acme", {\nname: "Acme", x: {\nforms: ${map} } });`],
])("formats a long map %s as prettier formats it in one piece", async (_, programWith) => {
  const formatter = new ProgramFormatter();
  const text = await formatter.format(programWith(formatter.mapOf(entries)));
  expect(text).toBe(await format(programWith(`{\n${entries.join(", ")} }`), { parser: "typescript", printWidth: 120 }));
});
