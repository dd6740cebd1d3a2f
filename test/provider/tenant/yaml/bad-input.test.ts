import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFiles, tell, tellAll } from "../../../helpers/tenant-files.js";

test("tells an empty file, one of comments, and an empty document", () => {
  const sentence = "tenant.yaml:1:1: must hold a map, got an empty file. Write what the tenant is to have.";
  expect([tell(""), tell("# nothing yet\n"), tell("---\n"), tell("\n\n")]).toEqual([[sentence], [sentence], [sentence], [sentence]]);
});

test("tells a file that is a list or a single value", () => {
  expect(tell("- forms\n- users\n")).toEqual(["tenant.yaml:1:1: must hold a map, got a list. Begin with a line such as organizations:."]);
  expect(tell("hello\n")).toEqual(['tenant.yaml:1:1: must hold a map, got "hello". Begin with a line such as organizations:.']);
});

test("tells a second document", () => {
  expect(tell("forms: {}\n---\nforms: {}\n")).toEqual(["tenant.yaml:2:1: must hold one document, got 2. Remove the line ---."]);
});

test("tells a tab where spaces belong", () => {
  expect(tell("forms:\n\tintake: {}\n")).toEqual(["tenant.yaml:2:1: must be indented with spaces, got a tab. Put spaces in its place."]);
});

test("tells what is no YAML with its place", () => {
  expect(tell("forms: [a\nusers: {}\n")).toEqual([
    "tenant.yaml:2:1: must be valid YAML, got a mistake: deficient indentation. Correct the line, or the one before it.",
  ]);
});

test("tells a file that is not there, a folder, and one that is not UTF-8", () => {
  expect(tellAll(makeFiles({}))).toEqual([
    "tenant.yaml:1:1: must be a file that can be read, got no such file. Check the path and the rights to it.",
  ]);
  const folder = makeFiles({});
  mkdirSync(join(folder, "tenant.yaml"));
  expect(tellAll(folder)).toEqual(["tenant.yaml:1:1: must be a file that can be read, got a folder. Check the path and the rights to it."]);
  expect(tell(Buffer.from("\u{feff}forms: {}", "utf16le"))).toEqual([
    "tenant.yaml:1:1: must be a text in UTF-8, got UTF-16. Save it as UTF-8.",
  ]);
  expect(tell(Buffer.from([0x61, 0x3a, 0x20, 0xe9]))).toEqual([
    "tenant.yaml:1:1: must be a text in UTF-8, got other bytes. Save it as UTF-8.",
  ]);
});

test.skipIf(process.getuid?.() === 0)("tells a file that may not be read", () => {
  const folder = makeFiles({ "tenant.yaml": "forms: {}" });
  chmodSync(join(folder, "tenant.yaml"), 0);
  expect(tellAll(folder)).toEqual([
    "tenant.yaml:1:1: must be a file that can be read, got a file that this user may not read. Check the path and the rights to it.",
  ]);
});

test("does not wait for a pipe that nobody writes to", () => {
  const folder = makeFiles({});
  expect(spawnSync("mkfifo", [join(folder, "tenant.yaml")]).status).toBe(0);
  expect(tellAll(folder)).toEqual([
    "tenant.yaml:1:1: must be a file that can be read, got something else than a file. Check the path and the rights to it.",
  ]);
});

test("refuses a file of 50 MB without reading it, and many that are too large together", () => {
  const large = Buffer.alloc(50 * 1_048_576, "#");
  expect(tell(large)).toEqual(["tenant.yaml:1:1: must be at most 16 MB, got 50.0 MB. Check that it is the file that is meant."]);
  const half = `a: 1\n${"#".repeat(10 * 1_048_576)}`;
  expect(tell("forms: {f: {meta: {a: !include a.yaml, b: !include b.yaml}}}\n", {}, { "a.yaml": half, "b.yaml": half })).toEqual([
    "tenant.yaml:1:43: must be at most 16 MB with all that is included, got more. Check which files are included.",
  ]);
});

test("tells a key that stands twice, with the line of the first", () => {
  expect(tell("forms:\n  intake: {}\n  other: {}\n  intake: {}\n")).toEqual([
    'tenant.yaml:4:3: must be a key that stands here once, got "intake". Line 2 has it already: rename one of them, or remove it.',
  ]);
});

test("tells two siblings that would have one name", () => {
  expect(tell("forms:\n  a: {name: Intake}\n  b: {name: Intake}\n")).toEqual([
    expect.stringMatching(/^tenant\.yaml:3:\d+: forms\.b\.name .*got "Intake"/),
  ]);
});

test("tells a reference to nothing, where it stands, with the nearest name", () => {
  expect(tell("forms:\n  intake: {}\n  copy: {template: intaek}\n")).toEqual([
    expect.stringMatching(/^tenant\.yaml:3:20: forms\.copy\.template .*"intaek".*intake/),
  ]);
});

test("tells objects that need each other in a circle", () => {
  expect(tell("forms:\n  a: {template: b}\n  b: {template: a}\n").join("\n")).toMatch(/^tenant\.yaml:[23]:\d+: .*forms.*/);
});

test("tells an anchor that is not there, with the nearest, and one that contains itself", () => {
  expect(tell("forms: {a: &base {}, b: *bsae, c: *other}\n")).toEqual([
    "tenant.yaml:1:25: must be an alias of an anchor above it, got *bsae. Did you mean *base?",
    "tenant.yaml:1:35: must be an alias of an anchor above it, got *other. Write &other before the value that is meant.",
  ]);
  expect(tell("forms: &all {a: {meta: *all}}\n")).toEqual(["tenant.yaml:1:24: must not contain itself, got *all inside &all. Remove it."]);
});

test("refuses aliases that stand for more than any memory holds, at once", () => {
  const lines = Array.from(
    { length: 12 },
    (_, level) => `  l${level}: &l${level} [${Array(9).fill(level === 0 ? "x" : `*l${level - 1}`)}]`,
  );
  expect(tell(`forms:\n${lines.join("\n")}\n`)).toEqual([
    "tenant.yaml:1:1: must stand for at most 2000000 values, got more, through its aliases. Write less of it with aliases.",
  ]);
});

test("refuses more aliases, merged keys and levels than a tenant has", () => {
  const aliases = `forms: {f: {meta: {a: &a 1, b: [${Array(1500).fill("*a")}]}}}\n`;
  expect(tell(aliases)).toEqual([
    expect.stringMatching(/^tenant\.yaml:1:\d+: must hold at most 1000 aliases, got more\. Write some of them out\.$/),
  ]);
  const keys = Array.from({ length: 1000 }, (_, index) => `k${index}: 1`);
  const merges = `forms: {f: {meta: {a: &a {${keys}}, b: [${Array(200).fill("{<<: *a}")}]}}}\n`;
  expect(tell(merges)).toEqual([expect.stringMatching(/: must merge at most 100000 keys in all, got more\. Use defaults instead\.$/)]);
  const depth = "tenant.yaml:1:100: must be nested at most 100 levels deep, got more. Make it flatter.";
  expect(tell(`${"[".repeat(200)}${"]".repeat(200)}`)).toEqual([depth]);
});

test("counts levels through aliases and includes", () => {
  const nest = (inner: string) => `${"[".repeat(60)}${inner}${"]".repeat(60)}`;
  const sentence = /must be nested at most 100 levels deep, got more\. Make it flatter\.$/;
  expect(tell(`forms: {f: {meta: {a: &a ${nest("1")}, b: ${nest("*a")}}}}\n`)).toEqual([expect.stringMatching(sentence)]);
  expect(tell("forms: {f: {meta: {a: !include a.yaml}}}\n", {}, { "a.yaml": nest("!include b.yaml"), "b.yaml": nest("1") })).toEqual([
    expect.stringMatching(sentence),
  ]);
});

test("refuses an include outside the project, by dots, by an absolute path and by a symbolic link", () => {
  const outside = join(tmpdir(), `outside-${process.pid}.yaml`);
  writeFileSync(outside, "forms: {}\n");
  onTestFinished(() => rmSync(outside));
  const folder = makeFiles({
    "tenant.yaml": `forms: !include ../${outside.split("/").at(-1)}\nusers: !include ${outside}\nbots: !include link.yaml\n`,
  });
  symlinkSync(outside, join(folder, "link.yaml"));
  const expected = `must be a file in the project's folder ${JSON.stringify(folder)}`;
  expect(tellAll(folder)).toEqual([
    `tenant.yaml:1:8: ${expected}, got "../${outside.split("/").at(-1)}". Copy the file into the project.`,
    `tenant.yaml:2:8: must name a .yaml, .yml, .json file, relative to this one, got ${JSON.stringify(outside)}. Write !include file.yaml.`,
    `tenant.yaml:3:7: ${expected}, got "link.yaml", a symbolic link that leads out of it. Copy the file into the project.`,
  ]);
});

test("takes an include by a symbolic link inside the project", () => {
  const folder = makeFiles({ "tenant.yaml": "forms: !include link.yaml\n", "forms.yaml": "a: {type: topc}\n" });
  symlinkSync("forms.yaml", join(folder, "link.yaml"));
  expect(tellAll(folder)).toEqual(['link.yaml:1:11: forms.a.type must be one of topic, static, got "topc". Did you mean "topic"?']);
});

test("tells a circle of includes with the chain, where it closes", () => {
  const files = { "parts/a.yaml": "x: !include b.yaml\n", "parts/b.yaml": "y: !include ../tenant.yaml\n" };
  expect(tell("forms: !include parts/a.yaml\n", {}, files)).toEqual([
    "parts/b.yaml:1:4: must not include itself, got tenant.yaml includes parts/a.yaml includes parts/b.yaml includes tenant.yaml. Remove one of these includes.",
  ]);
});

test("tells an include of nothing, of no file and of another kind where it stands, and reads on", () => {
  expect(tell("forms: !include gone.yaml\nusers: !include [a]\nbots: !include notes.txt\nservices: 5\n")).toEqual([
    'tenant.yaml:1:8: "gone.yaml" must be a file that can be read, got no such file. Check the path and the rights to it.',
    "tenant.yaml:2:8: must name a file, got a list. Write !include file.yaml.",
    'tenant.yaml:3:7: must name a .yaml, .yml, .json file, relative to this one, got "notes.txt". Write !include file.yaml.',
    expect.stringMatching(/^tenant\.yaml:4:11: services must be an object of objects by logical name, got 5\./),
  ]);
});

test("tells tags that mean nothing here, keys that are no texts, and numbers that lose digits", () => {
  expect(
    tell(
      "forms:\n  a: {type: !inclde x.yaml, meta: {[a]: 1}}\n  b: {tags: !!set {a}, template: 581b25e20000000000000000, meta: {n: 123456789012345678901234}}\n",
    ),
  ).toEqual([
    "tenant.yaml:2:13: must be a value without a tag, or with one of !include, !!str, !!int, !!float, !!bool, got !inclde. Did you mean !include?",
    "tenant.yaml:2:36: must be a text as the key, got a list. Write a name.",
    "tenant.yaml:3:13: must be a value without a tag, or with one of !include, !!str, !!int, !!float, !!bool, got !!set. Remove the tag.",
    expect.stringMatching(
      /^tenant\.yaml:3:70: forms\.b\.meta\.n must be a number that can be kept exactly, got 123456789012345678901234\. Put it in quotes/,
    ),
  ]);
});
