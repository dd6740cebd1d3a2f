import { expect, test } from "vitest";
import { type DiagnosticEvent, Problems } from "../../../cli/display/diagnostics.js";
import { LiveDisplay } from "../../../cli/display/live-display.js";
import { LineDisplay } from "../../../cli/display/operation-display.js";
import { createPaint } from "../../../cli/display/style.js";
import { textWidth } from "../../../cli/display/width.js";

const paint = createPaint(false);
const urnOf = (name: string, type = "Form"): string => `urn:pulumi:dev::acme::pulumi-nodejs:dynamic/web1on1:${type}::${name}`;

function problem(name: string, message: string, more: { type?: string; severity?: DiagnosticEvent["severity"] } = {}): DiagnosticEvent {
  return { type: "diagnostic", severity: more.severity ?? "error", message, urn: urnOf(name, more.type), time: 0 };
}

function told(events: DiagnosticEvent[]): string[] {
  const problems = new Problems(paint);
  return [...events.flatMap((event) => problems.linesOf(event)), ...problems.closingLines()];
}

const refused = (name: string, outcome: string, path = `/forms/5f0${name}`): string => `read Form "${name}" failed: GET ${path} ${outcome}`;

test.each([
  "returned 401: invalid token",
  "returned 429",
  "returned 503: busy",
  "returned 404. That is a web page",
  "got no answer: nothing listens",
])("tells once what lies with the connection, whatever was asked for: %s", (outcome) => {
  const events = [
    problem("a", refused("a", `${outcome} (request 1-2). Do this.`)),
    problem("b", `update Category "Bee" failed: PATCH /organizations/1/categories/2 ${outcome} (request 3-4). Do this.`, {
      type: "Category",
    }),
  ];
  expect(told(events)).toEqual([`error: ${events[0]?.message}`, 'error: the same for 1 other resource as for Form "a": Category "b"']);
});

test("tells once what resources of one type are refused for, without their names and ids", () => {
  const message = (id: string, name: string): string =>
    `update Form ${name} failed: PATCH /forms/${id} returned 422: ${name} is too long (request ${id}-1). Correct the value in the program.`;
  const [first, second] = [problem("a", message("5f0a", '"Al \\"A\\""')), problem("b", message("5f0b", '"Bea"'))];
  expect(told([first, second])).toEqual([
    `error: Form "a": ${first.message}`,
    'error: the same for 1 other resource as for Form "a": Form "b"',
  ]);
});

test.each([
  ["another type", problem("b", 'read Bot "b" failed: GET /bots/1 returned 404: not found.', { type: "Bot" })],
  ["another path", problem("b", refused("b", "returned 404: not found.", "/organizations/1/forms"))],
  ["another verb", problem("b", 'delete Form "b" failed: DELETE /forms/1 returned 404: not found.')],
  ["another reason", problem("b", refused("b", "returned 404: no such organization."))],
  ["another severity", problem("b", refused("b", "returned 404: not found."), { severity: "warning" })],
])("tells a refusal with %s by itself", (_name, other) => {
  expect(told([problem("a", refused("a", "returned 404: not found.")), other])).toHaveLength(2);
  expect(told([problem("a", refused("a", "returned 404: not found.")), other]).join("\n")).not.toContain("the same for");
});

test("names six of the other resources and counts the rest, cause by cause", () => {
  const forms = Array.from({ length: 9 }, (_, index) => problem(`f${index}`, `Form "f${index}": name is too long.`));
  const bots = ["x", "y"].map((name) => problem(name, `Bot "${name}": type is missing.`, { type: "Bot", severity: "warning" }));
  expect(told([...forms, ...bots, ...forms])).toEqual([
    'error: Form "f0": name is too long.',
    'warning: Bot "x": type is missing.',
    'error: the same for 8 other resources as for Form "f0": Form "f1", Form "f2", Form "f3", Form "f4", Form "f5", Form "f6", ... and 2 more',
    'warning: the same for 1 other resource as for Bot "x": Bot "y"',
  ]);
});

test("writes what is the same to stderr at the end, unfolded, where lines go to a pipe", () => {
  const written: string[] = [];
  const stderr = { write: (text: string) => written.push(text) };
  const display = new LineDisplay({ stdout: { write: () => expect.unreachable() }, stderr }, { paint, diff: false, debug: false });
  const long = "word ".repeat(40).trim();
  for (const name of ["a", "b"]) display.show(problem(name, refused(name, `returned 404: ${long}.`)));
  expect(written).toEqual([`error: ${refused("a", `returned 404: ${long}.`)}\n`]);
  display.close();
  expect(written.slice(1)).toEqual(['error: the same for 1 other resource as for Form "a": Form "b"\n']);
});

test("folds problems and notes between words on a terminal, and leaves the program's own lines as they are", () => {
  let written = "";
  const write = (text: string): void => {
    written += text;
  };
  const display = new LiveDisplay({ write, columns: 40, rows: 20 }, { paint, diff: false, debug: false, title: "Updating dev" });
  const table = `${"cell  ".repeat(12)}end`;
  display.show({ type: "diagnostic", severity: "info", message: table, time: 0 });
  display.note("Interrupted: the steps under way finish and are saved.");
  display.show(
    problem(
      "a",
      'read Form "a" failed: GET /forms/5f0c1a2b3c4d5e6f returned 401: invalid token.\nSet another token in the settings of the service.',
    ),
  );
  display.close();
  expect(written).toContain(`${table}\n`);
  expect(written).toContain("Interrupted: the steps under way finish\n    and are saved.\n");
  const problems = written.slice(written.indexOf("Diagnostics:")).split("\n");
  expect(problems).toEqual([
    "Diagnostics:",
    'error: read Form "a" failed: GET',
    "    /forms/5f0c1a2b3c4d5e6f returned",
    "    401: invalid token.",
    "    Set another token in the settings",
    "        of the service.",
    "",
  ]);
  expect(Math.max(...problems.map(textWidth))).toBeLessThan(40);
});
