import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StackConfig } from "../../../engine/project/stack-config.js";
import { openCrypter } from "../../../engine/secrets/passphrase.js";
import { MINIMAL, makeFolder, makeProject } from "./temporary-project.js";

// Written by the official CLI 3.260.0 with the passphrase `x`, after four `config set`.
const RECORDED = `encryptionsalt: v1:9x6Dq9o22q8=:v1:qxxU6mBCGgcJAMoW:Qi6p7eXQaebxlIsOGmzrjrvrZF/XhA==
config:
  layout:token:
    secure: v1:6lIOLkcwC5ZRusbX:e3y5FhuFBMsCPVpTfMhzJfUGSyM=
  layout:plain: pv
  layout:shape:
    list:
      - x
    s:
      secure: v1:bW8uXcT4XmWEIqPJ:BG8WsCBHBhrwhn+E/bNDkJ4R9teM
`;
const SALT = "v1:9x6Dq9o22q8=:v1:qxxU6mBCGgcJAMoW:Qi6p7eXQaebxlIsOGmzrjrvrZF/XhA==";
const crypter = openCrypter("x", SALT);

const load = (stackYaml?: string, projectYaml = MINIMAL): StackConfig =>
  StackConfig.load(makeProject(projectYaml, stackYaml === undefined ? {} : { "Pulumi.dev.yaml": stackYaml }), "dev");

const saved = (config: StackConfig): string => {
  config.save();
  return readFileSync(config.path, "utf8");
};

test("resolves what the official CLI wrote", () => {
  const config = load(RECORDED);
  expect(config.encryptionSalt).toBe(SALT);
  expect(config.hasSecrets).toBe(true);
  expect(config.resolve(crypter)).toEqual({
    values: { "layout:plain": "pv", "layout:shape": '{"list":["x"],"s":"inner"}', "layout:token": "hush" },
    secretKeys: ["layout:shape", "layout:token"],
    record: {
      "layout:plain": "pv",
      "layout:shape": { list: ["x"], s: { secure: "v1:bW8uXcT4XmWEIqPJ:BG8WsCBHBhrwhn+E/bNDkJ4R9teM" } },
      "layout:token": { secure: "v1:6lIOLkcwC5ZRusbX:e3y5FhuFBMsCPVpTfMhzJfUGSyM=" },
    },
  });
});

test("writes the file that the official CLI writes when the same values are set", () => {
  const config = load();
  config.encryptionSalt = SALT;
  expect(saved(config)).toBe(`encryptionsalt: ${SALT}\n`);
  config.set("token", "hush", { secret: true, crypter });
  config.set("plain", "pv");
  config.set("shape.list[0]", "x", { path: true });
  config.set("shape.s", "inner", { path: true, secret: true, crypter });
  const anyCipher = (text: string) => text.replace(/secure: .*/g, "secure: <ciphertext>");
  expect(anyCipher(saved(config))).toBe(anyCipher(RECORDED));
  expect(load(saved(config)).resolve(crypter).values).toEqual(load(RECORDED).resolve(crypter).values);
});

test("leaves a file as it is when nothing is set", () => {
  expect(saved(load(RECORDED))).toBe(RECORDED);
});

test("keeps comments, order, quotes and unknown keys when a value is set", () => {
  const before = `# of the holding
secretsprovider: passphrase
encryptedkey: kept
config:
  # where the API is
  layout:url: "https://example.test" # not the real one

  plain: old # tail
  other:flag: true
  layout:shape: {a: 1, b: [1, 2]}
environment:
  - common
unknown: [1, 2]
`;
  const config = load(before);
  config.set("plain", "new");
  config.set("layout:added", "x");
  expect(saved(config)).toBe(
    before
      .replace("plain: old", "plain: new")
      .replace("  layout:shape: {a: 1, b: [1, 2]}\n", "  layout:shape: {a: 1, b: [1, 2]}\n  layout:added: x\n"),
  );
});

test("takes a value out and the empty config with the last one", () => {
  const config = load("encryptionsalt: abc\nconfig:\n  layout:a: 1\n  # of b\n  layout:b: 2\n");
  config.remove("b");
  config.remove("never-there");
  expect(saved(config)).toBe("encryptionsalt: abc\nconfig:\n  layout:a: 1\n");
  config.remove("layout:a");
  expect(saved(config)).toBe("encryptionsalt: abc\n");
});

test("puts the salt before the configuration that is there already", () => {
  const config = load("config:\n  layout:a: x\n");
  config.encryptionSalt = SALT;
  expect(saved(config)).toBe(`encryptionsalt: ${SALT}\nconfig:\n  layout:a: x\n`);
});

test.each([
  ["true", true, "{a: true}"],
  ["false", true, "{a: false}"],
  ["12", true, "{a: 12}"],
  ["-3", true, "{a: -3}"],
  ["18446744073709551615", true, "{a: 18446744073709551615}"],
  ["18446744073709551616", true, '{a: "18446744073709551616"}'],
  ["0123", true, '{a: "0123"}'],
  ["1.5", true, '{a: "1.5"}'],
  ["text", true, "{a: text}"],
  ["true", false, '"true"'],
  ["12", false, '"12"'],
  ["2020-01-01", false, '"2020-01-01"'],
  ["yes", false, '"yes"'],
  ["", false, '""'],
  ["~", false, '"~"'],
  ["a: b", false, '"a: b"'],
  ["line\nline", false, "|-\n    line\n    line"],
])("writes the text %j with path %j as %s", (text, path, yaml) => {
  const config = load();
  config.set(path ? "k.a" : "k", text, { path });
  const written = path ? yaml.replace(/^\{a: (.*)\}$/, "\n    a: $1") : ` ${yaml}`;
  expect(saved(config)).toBe(`config:\n  layout:k:${written}\n`);
  if (!path) expect(load(saved(config)).get("k")?.text).toBe(text);
});

test("sets and reads values along a path", () => {
  const config = load("config:\n  layout:shape:\n    list: [a]\n    deep:\n      - - x\n");
  config.set("shape.list[1]", "b", { path: true });
  config.set('shape["b.c"]["d]"]', "e", { path: true });
  config.set("shape.deep[0][0]", "y", { path: true });
  config.set("other:x.y", "z", { path: true });
  config.set("fresh[2]", "z", { path: true });
  expect(config.get("shape")?.text).toBe('{"b.c":{"d]":"e"},"deep":[["y"]],"list":["a","b"]}');
  expect(config.get('shape["b.c"]', undefined, { path: true })).toMatchObject({ text: '{"d]":"e"}', structured: true });
  expect(config.get("shape.deep[0][0]", undefined, { path: true })).toMatchObject({ text: "y", structured: false });
  expect(config.get("shape.deep[0][7]", undefined, { path: true })).toBeUndefined();
  expect(config.get("other:x")?.text).toBe('{"y":"z"}');
  expect(config.get("fresh")?.text).toBe('[null,null,"z"]');
  config.remove("shape.list[0]", { path: true });
  config.remove("shape.deep.no.such", { path: true });
  expect(config.get("shape.list", undefined, { path: true })?.text).toBe('["b"]');
});

test("replaces a plain value when a path goes through it at the first step", () => {
  const config = load("config:\n  layout:k: plain\n");
  config.set("k.a", "x", { path: true });
  expect(config.get("k")?.text).toBe('{"a":"x"}');
});

test.each([
  ["list.a", "list.a: list is a list; expected a number in brackets."],
  ["list[3]", "list[3]: the list has 1 items; expected an index up to 1."],
  ["map[0]", "map[0]: map is a map; expected a name."],
  ["map.x.y", "map.x.y: map.x is a single value; expected a map."],
  ["map.s.y", "map.s.y: map.s is a single value; expected a map."],
  ["new.secure", 'new.secure: a map with the single key "secure" stands for an encrypted value. Choose another name.'],
  ["a..b", 'The configuration path "a..b" is malformed at "..b". Expected a form like a.b[0] or a["b.c"].'],
  [".a", 'The configuration path ".a" is malformed at ".a". Expected a form like a.b[0] or a["b.c"].'],
  ["a[x]", 'The configuration path "a[x]" is malformed at "[x]". Expected a form like a.b[0] or a["b.c"].'],
  ["[0].a", 'The configuration path "[0].a" must begin with a name.'],
  ["a:b:c", '"a:b:c" is not a configuration key. Expected the form <namespace>:<name>, or a name without a colon.'],
])("refuses to set %s", (path, message) => {
  const config = load("config:\n  layout:list: [a]\n  layout:map: {x: 1, s: {secure: abc}}\n");
  expect(() => config.set(path, "v", { path: true })).toThrow(message);
});

test("changes only the place that is set when it shares an anchor with another", () => {
  const config = load("config:\n  layout:a: &shared {x: 1, z: 3}\n  layout:b: *shared\n");
  config.set("b.x", "2", { path: true });
  expect([config.get("a")?.text, config.get("b")?.text]).toEqual(['{"x":1,"z":3}', '{"x":2,"z":3}']);
});

test("takes a key without a namespace, and one of the old form, for the project's and the package's", () => {
  const config = load("config:\n  token: a\n  other:config:key: b\n");
  expect(config.entries().map(({ key, shortKey, text }) => [key, shortKey, text])).toEqual([
    ["layout:token", "token", "a"],
    ["other:key", "other:key", "b"],
  ]);
  config.set("token", "c");
  expect(saved(config)).toBe("config:\n  token: c\n  other:config:key: b\n");
});

test("shows secrets blinded when no crypter is given", () => {
  const config = load(RECORDED);
  expect(config.get("token")).toEqual({ key: "layout:token", shortKey: "token", text: "[secret]", secret: true, structured: false });
  expect(config.get("token", crypter)?.text).toBe("hush");
  expect(config.get("shape")?.text).toBe('{"list":["x"],"s":"[secret]"}');
  expect(config.get("shape.list", undefined, { path: true })).toMatchObject({ text: '["x"]', secret: false });
  expect(() => config.resolve(undefined)).toThrow(
    'The configuration of stack "dev" holds secrets; resolving them needs the stack\'s passphrase.',
  );
});

test("makes a key secret as a whole when a list in it holds a secret", () => {
  const config = load("config:\n  layout:a:\n    - x\n    - secure: v1:6lIOLkcwC5ZRusbX:e3y5FhuFBMsCPVpTfMhzJfUGSyM=\n");
  expect(config.resolve(crypter)).toMatchObject({ values: { "layout:a": '["x","hush"]' }, secretKeys: ["layout:a"] });
});

test("gives scalars as the text that the official CLI makes of them", () => {
  const config = load(
    "config:\n  layout:a: 7\n  layout:b: 1.50\n  layout:c: true\n  layout:d:\n  layout:e: 0x1F\n  layout:f: 017\n  layout:g: 1e3\n  layout:h: 12345678901234567890\n",
  );
  expect(config.resolve(undefined).values).toEqual({
    "layout:a": "7",
    "layout:b": "1.5",
    "layout:c": "true",
    "layout:d": "",
    "layout:e": "31",
    "layout:f": "15",
    "layout:g": "1000",
    "layout:h": "12345678901234567890",
  });
});

test("writes structured values as sorted JSON with HTML characters escaped", () => {
  const config = load('config:\n  layout:a: {z: "<a & b>", a: [null, 1.0, {}]}\n');
  expect(config.resolve(undefined).values["layout:a"]).toBe('{"a":[null,1,{}],"z":"\\u003ca \\u0026 b\\u003e"}');
});

const DECLARED = `${MINIMAL}config:
  size: small
  count: { type: integer, default: 3 }
  list: { type: array, items: { type: string }, default: [a, b] }
  aws:region: eu
  must: { type: string }
  hidden: { type: string, secret: true }
`;

test("completes a stack with what the project declares", () => {
  const config = load(
    'config:\n  layout:must: here\n  layout:count: 5\n  layout:hidden: {secure: "v1:6lIOLkcwC5ZRusbX:e3y5FhuFBMsCPVpTfMhzJfUGSyM="}\n',
    DECLARED,
  );
  expect(config.resolve(crypter).values).toEqual({
    "aws:region": "eu",
    "layout:count": "5",
    "layout:hidden": "hush",
    "layout:list": '["a","b"]',
    "layout:must": "here",
    "layout:size": "small",
  });
  expect(config.entries().map(({ shortKey }) => shortKey)).toEqual(["aws:region", "count", "hidden", "list", "must", "size"]);
  expect(config.get("size")?.text).toBe("small");
  expect(saved(config)).not.toContain("small");
});

test("names every value that is missing and the commands that set them", () => {
  const config = load("", DECLARED);
  expect(() => config.resolve(crypter)).toThrow(
    /^Stack "dev" lacks the configuration values "must", "hidden" that .*Pulumi\.yaml declares\. Run: web1on1 config set --stack dev must <value>; web1on1 config set --secret --stack dev hidden <value>$/,
  );
});

test("names every value that is not of its declared type", () => {
  const config = load("config:\n  layout:must: [1]\n  layout:count: many\n  layout:hidden: clear\n  layout:list: [1, a]\n", DECLARED);
  expect(() => config.resolve(crypter)).toThrow(
    `Stack "dev": configuration "count" expected type integer, got "many". Run: web1on1 config set --stack dev count <value>
Stack "dev": configuration "list" expected type array<string>, got [1,"a"]. Run: web1on1 config set --stack dev list <value>
Stack "dev": configuration "must" expected type string, got [1]. Run: web1on1 config set --stack dev must <value>
Stack "dev": configuration "hidden" is declared secret but is in clear. Run: web1on1 config set --secret --stack dev hidden <value>`,
  );
});

test.each([
  [
    "secretsprovider: awskms://alias/x\n",
    /Pulumi\.dev\.yaml:1: the stack's secrets provider is "awskms:\/\/alias\/x", and the embedded engine knows passphrases only\. Use the official Pulumi CLI for this stack\.$/,
  ],
  ["- a\n", /Pulumi\.dev\.yaml:1: a stack's file expected a map\.$/],
  ["config: 1\n", /Pulumi\.dev\.yaml:1: config expected a map of values\.$/],
  [
    "config:\n  a: 1\n  layout:a: 2\n",
    /Pulumi\.dev\.yaml:3: the configuration key layout:a stands in the file twice\. Remove one of them\.$/,
  ],
  ["config:\n  a: [1\n", /Pulumi\.dev\.yaml:3: not valid YAML: Flow sequence/],
  ["config:\n  a:b:c: 1\n", /"a:b:c" is not a configuration key\./],
])("refuses the stack file %j", (yaml, message) => {
  expect(() => load(yaml)).toThrow(message);
});

test("names the official CLI when the stack imports environments", () => {
  expect(() => load("environment: { values: { a: 1 } }\n").resolve(undefined)).toThrow('"environment" needs Pulumi Cloud.');
  expect(() => load("environment:\n  - prod\n").resolve(undefined)).toThrow(
    /"environment" needs Pulumi Cloud\. Use the official Pulumi CLI for this stack, or remove the key\.$/,
  );
});

test.each(["environment:\n", "environment: []\n"])("takes %j for no environments", (yaml) => {
  expect(load(yaml).resolve(undefined).values).toEqual({});
});

test("makes the folder of the stacks' files and leaves nothing else in it", () => {
  const config = load(undefined, `${MINIMAL}stackConfigDir: stacks\n`);
  config.set("a", "b");
  config.save();
  expect(readdirSync(join(config.path, ".."))).toEqual(["Pulumi.dev.yaml"]);
  config.deleteFile();
  config.deleteFile();
  expect(existsSync(config.path)).toBe(false);
});

test("writes through a symbolic link", () => {
  const target = join(makeFolder({ "shared.yaml": "config: {}\n" }), "shared.yaml");
  const project = makeProject();
  symlinkSync(target, project.stackConfigPath("dev"));
  const config = StackConfig.load(project, "dev");
  config.set("a", "b");
  config.save();
  expect(readFileSync(target, "utf8")).toBe("config:\n  layout:a: b\n");
});
