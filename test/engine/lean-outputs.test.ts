import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A program against the SDK's own mocks, as the SDK is or lightened; what it prints. */
function run(program: string, lighten: boolean, preview = false): unknown {
  const script = `
    const { join, dirname } = require("node:path");
    const { inspect } = require("node:util");
    const pulumi = require("@pulumi/pulumi");
    const sdk = dirname(require.resolve("@pulumi/pulumi/package.json"));
    const { lightenSdk } = require(${JSON.stringify(join(root, "dist/engine/rpc/lighten-sdk.js"))});
    if (${lighten}) lightenSdk((path) => require.cache[join(sdk, path)]?.exports, {}, 16);
    const newResource = async ({ name, inputs }) => {
      if (name === "bad") throw new Error("refused");
      return ${preview} ? { id: "", state: inputs } : { id: name + "-id", state: { ...inputs, serial: "serial-" + name } };
    };
    pulumi.runtime.setMocks({ newResource, call: async ({ inputs }) => inputs }, "project", "stack", ${preview});
    class Item extends pulumi.CustomResource {
      constructor(name, args, options) { super("a:b:Item", name, { ...args, serial: undefined }, options); }
    }
    const seen = {};
    const unhandled = new Set();
    process.on("unhandledRejection", (error) => unhandled.add(error.message));
    const valueOf = async (output) => ({
      value: await output.promise(true), isKnown: await output.isKnown, isSecret: await output.isSecret,
      own: output.resources().size, all: (await output.allResources()).size,
    });
    process.on("exit", () => console.log(JSON.stringify({ seen, unhandled: [...unhandled].sort() })));
    (async () => { ${program} })();`;
  const { stdout, status } = spawnSync(process.execPath, ["-e", script], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return { status, ...JSON.parse(stdout) };
}

/** What the program sees of the lightened SDK, after it was found to be what it sees of the SDK as it is. */
function sameAs(program: string, preview = false): unknown {
  const own = run(program, false, preview);
  expect(run(program, true, preview)).toEqual(own);
  return own;
}

const ITEM = 'const item = new Item("one", { label: "first", nested: { deep: [1, 2] }, token: pulumi.secret("t") });';

test("gives the same values whether an output is looked into before the registration is answered or after", () => {
  const look = `
    for (const key of ["urn", "id", "label", "nested", "token", "serial"]) seen[moment + key] = await valueOf(item[key]);
    seen[moment + "lifted"] = await item.nested.deep[1].promise();
    seen[moment + "applied"] = await pulumi.all([item.id, item.token]).apply(([id, token]) => id + token).promise();
    seen[moment + "text"] = await pulumi.interpolate\`\${item.label} \${item.serial}\`.promise();`;
  const early = sameAs(`${ITEM} const moment = "early "; ${look}`);
  const late = sameAs(`${ITEM} const moment = "late "; await item.urn.promise(); await new Promise((go) => setTimeout(go, 20)); ${look}`);
  expect(early).toMatchObject({ seen: { "early text": "first serial-one", "early applied": "one-idt" }, unhandled: [] });
  expect(late).toMatchObject({ seen: { "late text": "first serial-one", "late applied": "one-idt" }, unhandled: [] });
});

test("gives the same of what a preview does not know", () => {
  const unknown = sameAs(`${ITEM} for (const key of ["id", "label", "serial"]) seen[key] = await valueOf(item[key]);`, true);
  expect(unknown).toMatchObject({
    seen: { id: { isKnown: false }, label: { value: "first", isKnown: true }, serial: { isKnown: false } },
    unhandled: [],
  });
});

test("looks like an output to the SDK and to the program", () => {
  const looks = sameAs(`${ITEM}
    for (const key of ["id", "label"]) {
      const output = item[key];
      seen[key] = [pulumi.Output.isInstance(output), pulumi.Resource.isInstance(output), output instanceof Promise, typeof output.then];
      seen[key].push(Object.keys(output), "apply" in output, "other" in output, inspect(output).slice(0, 60), String(output).slice(0, 60));
      seen[key].push(output.constructor.name, output instanceof item[key].constructor, Object.getOwnPropertyNames(output));
      output.mark = 1;
      seen[key].push(output.mark, delete output.mark, Object.hasOwn(output, "mark"), Object.getPrototypeOf(output).constructor.name);
    }`);
  expect(JSON.stringify(looks)).toContain("OutputImpl");
});

test("hands outputs of one resource to another, with what it depends on", () => {
  const handed = sameAs(`${ITEM}
    const other = new Item("two", { label: item.serial, list: [item.id, { inner: item.token }], whole: item });
    for (const key of ["label", "list"]) seen[key] = await valueOf(other[key]);
    const child = new Item("three", { label: "x" }, { parent: item, dependsOn: [other] });
    seen.child = await child.urn.promise();`);
  expect(handed).toMatchObject({
    seen: {
      label: { value: "serial-one" },
      list: { value: ["one-id", { inner: "t" }], isSecret: true },
      child: expect.stringMatching(/::a:b:Item\$a:b:Item::three$/),
    },
    unhandled: [],
  });
});

test("fails with the same errors where a registration is refused, looked into or not", () => {
  const failure = sameAs(`
    const bad = new Item("bad", { label: "x" });
    const next = new Item("next", { label: bad.serial });
    bad.label.apply(() => { seen.applied = true; });
    await new Promise((go) => setTimeout(go, 50));`);
  expect(JSON.stringify(failure)).toContain("refused");
});

test("refuses a property that the resource has already, and a value that has no text", () => {
  const refused = sameAs(`
    class Own extends pulumi.CustomResource { }
    for (const [name, args] of Object.entries({ urn: { urn: "kept" }, symbol: { label: Symbol("s") }, bare: { label: Object.create(null) }, brand: { __name: "x" } })) {
      try { new Own("a:b:Own", name, args); } catch (error) { seen[name] = error.message; }
    }
    await new Promise((go) => setTimeout(go, 50));`);
  expect(refused).toMatchObject({
    unhandled: [
      "Cannot convert a Symbol value to a string",
      "Cannot convert object to primitive value",
      expect.stringContaining("Property '__name' is already initialized"),
    ],
  });
});
