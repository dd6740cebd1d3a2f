import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What a process of its own has loaded after it ran the code of an async function. */
const loadedBy = (code: string): string[] =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ["-e", `(async () => { ${code} })().then(() => console.log(JSON.stringify(Object.keys(require.cache))))`],
      {
        cwd: join(process.cwd(), "dist"),
        encoding: "utf8",
      },
    ),
  );

test.each([
  [
    "the provider's process",
    `const { failures } = await require("./provider/dynamic.js").Form.check({}, { name: 5 }); if (!failures.length) throw failures`,
  ],
  ["a program", `require("./provider/index.js")`],
])("%s checks args without loading the compiler of schemas", (_who, code) => {
  const loaded = loadedBy(code);
  expect(loaded.some((file) => file.endsWith("validators.gen.js"))).toBe(true);
  expect(loaded.filter((file) => /node_modules.ajv\b/.test(file)).map((file) => file.replace(/.*node_modules./, ""))).toEqual([
    join("ajv-formats", "dist", "formats.js"),
  ]);
});
