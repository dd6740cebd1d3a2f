import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeProjectFolder, type ProjectFolder } from "../helpers/project-folder.js";
import { COLOR_CODE, CTRL_C, NO_TERMINAL, openTerminal, type Screen, type TerminalSession } from "../helpers/terminal.js";
import { type HeldApi, startHeldApi } from "./held-api.js";

const WIDE_NAME = "試乗予約フォーム🚗";
const FORMS = [...Array.from({ length: 10 }, (_, index) => `form-${index + 1}`), WIDE_NAME];
const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { Form, Organization } = require("pulumi-web1on1");
const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "scale" };
const acme = new Organization("acme", { name: "Acme", billingInfo });
const { QUEUE = "sales", KEY = "first-key" } = process.env;
for (const name of ${JSON.stringify(FORMS)}) {
  const meta = { crm: { queue: QUEUE, key: pulumi.secret(KEY) } };
  new Form(name, { organization: acme.id, name, ...(name === "form-1" ? { meta } : {}) }, { parent: acme });
}
`;
const UP = ["up", "--yes", "--skip-preview"];
// The stack, the organization and its forms.
const STEPS = FORMS.length + 2;

let emulator: Emulator;
let api: HeldApi;
let project: ProjectFolder;

beforeAll(async () => {
  emulator = await startEmulator();
  api = await startHeldApi(emulator.url);
});
afterAll(async () => {
  await api.close();
  await emulator.close();
});
beforeEach(async () => {
  emulator.reset();
  project = makeProjectFolder("terminal", { program: PROGRAM, api: { url: api.url, token: emulator.token } });
  await project.init();
});
afterEach(() => {
  api.release();
  project.remove();
});

interface Wish {
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
}

const terminal = (args: string[], wish: Wish = {}): TerminalSession =>
  openTerminal(args, { ...wish, cwd: project.folder, env: { ...project.env, ...wish.env } });
const pipe = (args: string[], change: Record<string, string> = {}) => project.run(args, change);
const linesLike = (screen: Screen, pattern: RegExp): string[] => screen.lines.filter((line) => pattern.test(line));
const afterHeading = (screen: Screen, heading: string): string[] => {
  const at = screen.lines.findIndex((line) => line.startsWith(heading));
  expect(at).toBeGreaterThanOrEqual(0);
  return screen.lines.slice(at + 1);
};

/** The forms that exist at the service, by name; a form made twice stands there twice. */
async function formsAtService(): Promise<string[]> {
  const response = await fetch(`${emulator.url}/forms?limit=100`, { headers: { authorization: `Bearer ${emulator.token}` } });
  expect(response.status).toBe(200);
  const forms: unknown = await response.json();
  if (!Array.isArray(forms)) throw new Error("the forms are no list");
  return forms.map(({ name }) => String(name)).sort();
}

async function formsInState(): Promise<string[]> {
  const { stdout } = await pipe(["stack", "export"]);
  const { deployment }: { deployment: { resources: { urn: string }[] } } = JSON.parse(stdout);
  return deployment.resources.flatMap(({ urn }) => (urn.includes(":Form::") ? [urn.split("::").at(-1) ?? ""] : [])).sort();
}

const CURSOR = new RegExp(`[${String.fromCharCode(27)}\r]`);
const RUNNING = /^\+ {2}creating {2}Form {2}.*\(\d+\.\d+s\)$/;

test("writes one line per event to a pipe, without any escape sequence", async () => {
  const { code, stdout } = await pipe(UP);
  expect(code).toBe(0);
  expect(stdout).not.toMatch(CURSOR);
  const lines = stdout.split("\n");
  expect(lines.filter((line) => /^\+ create {2}\S+ {2}\S+ {2}\(\d+\.\d+s\)$/.test(line))).toHaveLength(STEPS);
  expect(lines.filter((line) => line.includes(WIDE_NAME))).toHaveLength(1);
});

test("writes colour codes, but no cursor movement, to a pipe with --color always", async () => {
  const { stdout } = await pipe([...UP, "--color", "always"]);
  expect(stdout).toMatch(COLOR_CODE);
  expect(stdout.replaceAll(new RegExp(COLOR_CODE, "g"), "")).not.toMatch(CURSOR);
});

describe.skipIf(NO_TERMINAL !== undefined)(`on a terminal${NO_TERMINAL ? ` (skipped: ${NO_TERMINAL})` : ""}`, () => {
  test("gives the cursor back where the file of --event-log cannot be written", async () => {
    const session = terminal([...UP, "--event-log", "/nowhere/events.jsonl"]);
    expect(await session.exitCode).toBe(1);
    expect(session.screen.text).toContain("--event-log names /nowhere/events.jsonl, which cannot be written");
    expect(session.screen.cursorVisible).toBe(true);
  });

  test("takes another answer to cancel than yes as no, and says so in its exit code", async () => {
    const session = terminal(["cancel"]);
    await session.until(/without its lock\. yes \/ no:/);
    session.type("n\r");
    expect(await session.exitCode).toBe(1);
    expect(session.screen.text).toContain("Nothing was changed.");
  });

  test.each([40, 100])(
    "draws a row per running resource and a status line, and leaves one line per resource, on %i columns",
    async (columns) => {
      api.hold(/\/forms/);
      const session = terminal(UP, { columns });
      await session.until((screen) => linesLike(screen, RUNNING).length === FORMS.length);
      await session.until(/2 done, 11 under way, \d/);
      const { screen } = session;
      expect(screen.cursorVisible).toBe(false);
      expect(screen.lines.filter((line) => line !== "").at(-1)).toMatch(/^\S (Updating dev: )?2 done, 11 under way, \d+\.\d+s$/);
      if (columns === 100) expect(screen.text).toContain(WIDE_NAME);
      else expect(linesLike(screen, RUNNING).join("\n")).toMatch(/試乗.*… {2}\(/);
      api.release();
      expect(await session.exitCode).toBe(0);
      expect(screen.text).not.toMatch(/creating|under way|\d done/);
      expect(screen.cursorVisible).toBe(true);
      for (const name of ["my-tenant-dev", "acme", ...FORMS.slice(0, 10)]) {
        expect(linesLike(screen, new RegExp(`^\\+ create  \\S+  ${name}  \\(\\d+\\.\\d+s\\)$`))).toHaveLength(1);
      }
      const shownName = columns === 100 ? WIDE_NAME : "試乗予約.*…";
      expect(linesLike(screen, new RegExp(`^\\+ create  Form  ${shownName}  \\(\\d+\\.\\d+s\\)$`))).toHaveLength(1);
      expect(screen.text).toMatch(/Resources:\n {4}\+ 13 created\n\nDuration: \d+\.\d+s\n/);
      expect(screen.wrapped).toEqual([]);
      if (columns === 40) expect(screen.text).toMatch(/^Engine: embedded \S+ \(chosen by\n {4}WEB1ON1_ENGINE\)\n/);
    },
  );

  test("draws no more rows than the terminal is high and says how many more there are", async () => {
    api.hold(/\/forms/);
    const session = terminal(UP, { rows: 8 });
    await session.until(/… and \d+ more\n\S Updating dev: 2 done, 11 under way/);
    api.release();
    expect(await session.exitCode).toBe(0);
    expect(session.screen.text).not.toMatch(/creating|more\n/);
    expect(linesLike(session.screen, /^\+ create {2}/)).toHaveLength(STEPS);
  });

  test("counts the steps that wait when a preview announced them", async () => {
    api.hold(/\/forms/);
    const session = terminal(["up", "--yes", "--parallel", "3"]);
    await session.until(/Updating dev: 2 done, 3 under way, 8 waiting, \d/);
    api.release();
    expect(await session.exitCode).toBe(0);
  });

  test.each([
    ["NO_COLOR", UP, { NO_COLOR: "1" }],
    ["--color never", [...UP, "--color", "never"], {}],
  ])("writes no colour codes to a terminal with %s", async (_name, args, change) => {
    const session = terminal(args, { env: change });
    expect(await session.exitCode).toBe(0);
    expect(session.output).not.toMatch(COLOR_CODE);
    expect(session.screen.text).toContain("+ 13 created");
  });

  test("asks before an update, shows details, and changes nothing after no", async () => {
    const session = terminal(["up"]);
    await session.until(/Do you want to perform this update of dev\? yes \/ no \/ details:$/m);
    expect(session.screen.text).toContain("+ 13 to create");
    expect(session.screen.text).not.toContain('+ name: "form-1"');
    session.type("details\r");
    await session.until(/\+ name: "form-1"[\s\S]*Do you want to perform this update of dev\? yes \/ no \/ details:$/m);
    expect(session.screen.text).toMatch(/\+ meta: .*\[secret\]/);
    expect(session.output).not.toContain("first-key");
    session.type("no\r");
    expect(await session.exitCode).toBe(1);
    expect(session.screen.text).toContain("Nothing was changed.");
    expect(await formsAtService()).toEqual([]);
  });

  test("goes on with an update after yes", async () => {
    const session = terminal(["up"]);
    await session.until(/yes \/ no \/ details:$/m);
    session.type("yes\r");
    expect(await session.exitCode).toBe(0);
    expect(session.screen.text).toContain("+ 13 created");
    expect(await formsAtService()).toEqual([...FORMS].sort());
  });

  test.each([40, 100])("shows nested old and new values and hides secrets in preview --diff on %i columns", async (columns) => {
    expect(await pipe(UP)).toMatchObject({ code: 0 });
    const session = terminal(["preview", "--diff"], { columns, env: { QUEUE: "leads", KEY: "second-key" } });
    expect(await session.exitCode).toBe(0);
    const shown = afterHeading(session.screen, "Previewing update").join("\n");
    expect(shown).toMatch(/~ +Form +form-1 +update\n/);
    // Values are never cut: on a narrow terminal they go on in the next row.
    const unwrapped = shown.replaceAll("\n", "");
    expect(unwrapped).toContain('~ meta.crm.queue: "sales" => "leads"');
    expect(unwrapped).toContain("~ meta.crm.key: [secret] => [secret]");
    expect(session.output).not.toMatch(/first-key|second-key/);
    expect(shown).toMatch(/~ 1 to update\n {4}12 unchanged/);
  });

  test("ends after the steps under way and saves them when Ctrl-C is pressed once", async () => {
    api.hold(/\/forms/);
    const session = terminal([...UP, "--parallel", "3"]);
    await session.until((screen) => linesLike(screen, RUNNING).length === 3);
    await api.untilHeld(3);
    session.type(CTRL_C);
    await session.until(/Interrupted: the steps under way finish and are saved, no new ones begin/);
    api.release();
    expect(await session.exitCode).toBe(1);
    expect(session.screen.text).toContain("5 created");
    expect(session.screen.text).toContain('the next "web1on1 up" goes on from there');
    expect(session.screen.text).not.toMatch(/\n\s+at .*:\d+/);
    expect(session.screen.cursorVisible).toBe(true);
    expect(await formsInState()).toEqual(await formsAtService());
    expect(await formsInState()).toHaveLength(3);
    expect((await pipe(UP)).stdout).toContain("+ 8 created");
    expect(await formsAtService()).toEqual([...FORMS].sort());
  });

  test("stops at once when Ctrl-C is pressed twice, and the next up makes no object twice", async () => {
    api.hold(/\/forms/);
    const session = terminal([...UP, "--parallel", "3"]);
    await session.until((screen) => linesLike(screen, RUNNING).length === 3);
    await api.untilHeld(3);
    session.type(CTRL_C);
    await session.until(/Interrupted:/);
    session.type(CTRL_C);
    // The answers still wait: only an end at once gets here.
    expect(await session.exitCode).toBe(130);
    expect(session.screen.cursorVisible).toBe(true);
    expect(session.screen.text).not.toContain("creating");
    api.release();
    expect(await formsAtService()).toHaveLength(3);
    expect(await pipe(UP)).toMatchObject({ code: 0 });
    expect(await formsAtService()).toEqual([...FORMS].sort());
    expect(await formsInState()).toEqual([...FORMS].sort());
  });

  test("tells a wrong token once, folded between words, on 40 columns", async () => {
    expect(await pipe(UP)).toMatchObject({ code: 0 });
    const session = terminal(["refresh", "--yes", "--skip-preview"], { columns: 40, env: { WEB1ON1_TOKEN: "wrong" } });
    expect(await session.exitCode).toBe(1);
    const problems = afterHeading(session.screen, "Diagnostics:").join("\n").split("\n\n", 1)[0] ?? "";
    expect(session.screen.wrapped).toEqual([]);
    const [first, ...further] = problems.replaceAll(/\n +|\n(?=\/)/g, " ").split("\n");
    expect(first).toMatch(/^error: .* returned 401: invalid token \(request \S+\)\. Set a valid token with .* WEB1ON1_TOKEN\.$/);
    expect(further[0]).toBe("error: refresh failed");
    expect(further[1]).toMatch(/^error: the same for 11 other resources as for \w+ "[^"]+": (?:\w+ "[^"]+", ){6}\.\.\. and 5 more$/);
    expect(further).toHaveLength(2);
  });
});
