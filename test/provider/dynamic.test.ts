import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { registry } from "../../provider/resources/registry.js";

/** Runs code in a process of its own, as a provider process does, and gives what it prints as JSON. */
function run(code: string, env: Record<string, string> = {}): unknown {
  const { WEB1ON1_TOKEN: _token, WEB1ON1_URL: _url, ...rest } = process.env;
  return JSON.parse(execFileSync(process.execPath, ["-e", code], { encoding: "utf8", env: { ...rest, ...env } }));
}

test("gives a provider with every verb for each resource, under the path that states name", () => {
  const found = run(`
    const dynamic = require("pulumi-web1on1/dynamic");
    console.log(JSON.stringify(Object.entries(dynamic).map(([type, provider]) => [type, Object.keys(provider)])));
  `);
  const verbs = ["configure", "check", "diff", "create", "read", "update", "delete"];
  expect(found).toEqual(registry.map(({ type }) => [type, verbs]));
});

test("loads neither the HTTP client nor the validator before they are needed", () => {
  const loaded = run(`
    require("pulumi-web1on1/dynamic");
    console.log(JSON.stringify(Object.keys(require.cache).filter((path) => /node_modules.(axios|ajv)|validators.gen/.test(path))));
  `);
  expect(loaded).toEqual([]);
});

test("has its configuration before configure returns, so that no handler runs without it", () => {
  const said = run(`
    const { Form } = require("pulumi-web1on1/dynamic");
    const values = { "web1on1:url": "http://127.0.0.1:1/v2", "web1on1:token": "t", "web1on1:maxTries": "1" };
    void Form.configure({ config: { get: (key) => values[key] } });
    Form.read("1", {}).catch((error) => console.log(JSON.stringify(error.message)));
  `);
  expect(said).toContain("nothing listens at http://127.0.0.1:1/v2");
});

test("says once that there is no token", () => {
  const said = run(`
    const { Form, Bot } = require("pulumi-web1on1/dynamic");
    const configure = (provider) => provider.configure({ config: { get: () => undefined } }).then(() => null, (error) => error.message);
    Promise.all([configure(Form), configure(Bot)]).then((all) => console.log(JSON.stringify(all)));
  `);
  expect(said).toEqual([expect.stringContaining("There is no token for the Web1on1 API."), null]);
});
