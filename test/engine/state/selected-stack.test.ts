import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { selectedStack, selectStack } from "../../../engine/state/selected-stack.js";
import { makeFolder } from "../project/temporary-project.js";

const project = { name: "layout", file: "/tenants/layout/Pulumi.yaml" };
const URL = "file:///srv/state";

const makeHome = () => {
  const home = makeFolder();
  const digest = createHash("sha1").update(project.file).digest("hex");
  return { env: { PULUMI_HOME: home }, path: join(home, "workspaces", `layout-${digest}-workspace.json`) };
};

const write = (path: string, text: string) => {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
};

test("remembers the stack in Pulumi's own file, by backend", () => {
  const { env, path } = makeHome();
  expect(selectedStack(project, URL, env)).toBeUndefined();
  selectStack(project, URL, "dev", env);
  expect(readFileSync(path, "utf8")).toBe('{\n    "stacks": {\n        "file:///srv/state": "organization/layout/dev"\n    }\n}');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(selectedStack(project, URL, env)).toBe("dev");
  expect(selectedStack(project, "file://~", env)).toBeUndefined();
  selectStack(project, "file://~", "prod", env);
  expect(selectedStack(project, URL, env)).toBe("dev");
});

test("forgets a stack and deletes the file with the last one", () => {
  const { env, path } = makeHome();
  selectStack(project, URL, "dev", env);
  selectStack(project, "file://~", "prod", env);
  selectStack(project, URL, undefined, env);
  expect(selectedStack(project, URL, env)).toBeUndefined();
  expect(existsSync(path)).toBe(true);
  selectStack(project, "file://~", undefined, env);
  expect(existsSync(path)).toBe(false);
});

test("knows and keeps in step what an older official CLI selected", () => {
  const { env, path } = makeHome();
  write(path, '{"stack":"organization/layout/dev","other":1}');
  expect(selectedStack(project, URL, env)).toBe("dev");
  selectStack(project, URL, "prod", env);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({
    other: 1,
    stack: "organization/layout/prod",
    stacks: { [URL]: "organization/layout/prod" },
  });
});

test("takes an old selection of another kind of backend for none", () => {
  const { env, path } = makeHome();
  write(path, '{"stack":"acme/layout/dev"}');
  expect(selectedStack(project, URL, env)).toBeUndefined();
});

test("takes PULUMI_STACK before what is remembered", () => {
  const { env } = makeHome();
  selectStack(project, URL, "dev", env);
  expect(selectedStack(project, URL, { ...env, PULUMI_STACK: "organization/layout/prod" })).toBe("prod");
  expect(() => selectedStack(project, URL, { ...env, PULUMI_STACK: "a b" })).toThrow('got "a b" with " " at position 2');
});

test("names the file when it cannot be understood", () => {
  const { env, path } = makeHome();
  write(path, "{");
  expect(() => selectedStack(project, URL, env)).toThrow(`${path} is not valid JSON. Delete it and select the stack again.`);
});
