import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { Project, Stack } from "pulumi-web1on1/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run, runUntilKilled } from "../engine/crash/victim.mjs";
import { makePlanted, PLANTED_FILE, PROGRAM } from "./planted.mjs";
import { crawl, findSecrets, JWT, readAll, type Written, watchArguments } from "./search.mjs";

const planted = makePlanted();
const root = join(import.meta.dirname, "../..");
/** Where secrets are asked for. */
const SHOWN = "shown.json";
const TYPE = "pulumi-nodejs:dynamic/web1on1:";

let emulator: Emulator;
let folder: string;
let organization: string;
let env: Record<string, string>;
/** Tokens that the API made. */
let issued: Record<string, string>;
const written: Written[] = [];
const codes: Record<string, number | null> = {};

async function api(path: string, init: RequestInit = {}): Promise<unknown> {
  const headers = { authorization: `Bearer ${planted.apiToken}`, "content-type": "application/json" };
  return (await fetch(emulator.url + path, { ...init, headers })).json();
}
const post = (path: string, body: object) => api(path, { method: "POST", body: JSON.stringify(body) });
const text = (value: unknown, key: string): string => String(Reflect.get(Object(value), key));

/** Runs a command and keeps what it prints. */
async function command(title: string, args: readonly string[], more: Record<string, string> = {}): Promise<void> {
  const { code, said } = await run({ folder, env: { ...env, ...more } }, ...args);
  codes[title] = code;
  written.push({ where: `output of ${title}`, text: said });
}

const declare = (round: number, wrong = false): void =>
  writeFileSync(join(folder, PLANTED_FILE), JSON.stringify({ planted, round, wrong, url: emulator.url, organization }));

/** Settings that are secret, without a command that would have them among its arguments. */
async function configure(settings: Readonly<Record<string, string | undefined>>): Promise<void> {
  const stack = await Stack.open(Project.find(folder), "dev");
  const config = stack.configuration();
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) config.remove(key);
    else config.set(key, value, { secret: true, crypter: stack.crypter() });
  }
  config.save();
}

async function provokeErrors(): Promise<void> {
  declare(0, true);
  await command("a wrong type", ["up", "--yes", "--debug"]);
  declare(1);
  await command("a refused token", ["up", "--yes", "--debug"], { WEB1ON1_TOKEN: planted.refusedToken });
  await command("a broken token", ["up", "--yes", "--debug"], { WEB1ON1_TOKEN: planted.brokenToken });
  await command("a password in the address", ["up", "--yes"], { WEB1ON1_URL: `https://me:${planted.addressPassword}@127.0.0.1/v2` });
  await command("a wrong passphrase", ["up", "--yes", "--debug"], { PULUMI_CONFIG_PASSPHRASE: "wrong" });
  // An API that repeats what it was sent.
  const repeating = (path: string, secret: string) =>
    ({ method: "PATCH", path, status: 400, body: { error: { message: `no: ${secret} by ${planted.apiToken}` } } }) as const;
  emulator.setFaults({ rules: [repeating("/bots/*", planted.nextBotSecret), repeating("/users/*", planted.nextUserPassword)] });
  await command("a refusal that repeats secrets", ["up", "--yes", "--skip-preview", "--debug"]);
  emulator.setFaults();
  const entry = (key: string) => ({ type: `${TYPE}Service`, name: "i", id: "58bcbafb8547f04f68c14bdb", inputs: { password: key } });
  writeFileSync(join(folder, PLANTED_FILE.replace("planted", "import")), JSON.stringify({ resources: [entry(planted.importedPassword)] }));
  await command("an import of what is not there", ["import", "--file", "import.json", "--yes", "--debug"]);
  writeFileSync(join(folder, "import.json"), `{"resources": [{"password": ${planted.brokenImport}}]}`);
  await command("an import of broken JSON", ["import", "--file", "import.json", "--yes", "--debug"]);
  await command("a state of broken JSON", ["stack", "import", "--file", "import.json", "--debug"]);
}

async function crash(): Promise<void> {
  for (const victim of ["provider", "engine"] as const) {
    declare(victim === "engine" ? 2 : 3);
    let timer: NodeJS.Timeout | undefined;
    const before = emulator.requests.length;
    const point = { kind: "up", victim, moment: "arrived", request: 8, delayMs: 0, drift: false } as const;
    const gate = {
      set: (trap?: { spring(): void }) => {
        clearInterval(timer);
        if (trap === undefined) return;
        timer = setInterval(() => {
          if (emulator.requests.length - before < point.request) return;
          clearInterval(timer);
          trap.spring();
        }, 1);
      },
    };
    const { said, isKilled } = await runUntilKilled({ folder, env }, gate, point, "up", "--yes", "--skip-preview", "--debug");
    codes[`killed ${victim}`] = isKilled ? 0 : 1;
    written.push({ where: `output of a killed ${victim}`, text: said });
    // The journal that a killed engine leaves is folded into the state by the next run.
    written.push(...readAll(join(folder, "state"), []).map(({ where, text: each }) => ({ where: `${where} after a kill`, text: each })));
  }
  await command("up after kills", ["up", "--yes", "--skip-preview"]);
}

beforeAll(async () => {
  emulator = await startEmulator({ token: planted.apiToken });
  folder = realpathSync(mkdtempSync(join(tmpdir(), "secrets-")));
  for (const each of ["state", "tmp"]) mkdirSync(join(folder, each));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"name":"secrets","private":true,"main":"index.js"}');
  writeFileSync(join(folder, "Pulumi.yaml"), "name: tenant\nruntime: nodejs\n");
  writeFileSync(join(folder, "index.js"), PROGRAM);
  env = {
    WEB1ON1_ENGINE: "embedded",
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: planted.passphrase,
    WEB1ON1_URL: emulator.url,
    WEB1ON1_TOKEN: planted.apiToken,
    WEB1ON1_LOG: "debug",
    TMPDIR: join(folder, "tmp"),
  };
  Object.assign(process.env, { PULUMI_HOME: env.PULUMI_HOME, PULUMI_BACKEND_URL: env.PULUMI_BACKEND_URL });
  process.env.PULUMI_CONFIG_PASSPHRASE = planted.passphrase;
  const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
  organization = text(await post("/organizations", { name: "Acme", billingInfo }), "id");
  const admin = { organization, role: "admin", status: "active" };
  await post("/users", { ...admin, email: "provider@example.com", password: planted.providerPassword });
  await post("/users", { ...admin, email: "log-in@example.com", password: planted.logInPassword });
  const tokens = await post("/auth/token", { email: "log-in@example.com", password: planted.logInPassword });
  issued = { token: text(tokens, "token"), refreshToken: text(tokens, "refreshToken") };

  const watch = watchArguments(folder);
  declare(0);
  await command("stack init", ["stack", "init", "dev"]);
  await configure({ "tenant:configSecret": planted.configSecret });
  const log = ["--log-file", "requests.log", "--event-log", "events.log", "--debug"];
  await command("preview", ["preview", "--diff", ...log]);
  await command("up", ["up", "--yes", "--diff", ...log]);
  await command("up without a change, as JSON", ["up", "--yes", "--json", ...log]);
  declare(1);
  await command("preview as JSON", ["preview", "--json", "--debug"]);
  await command("preview of changes", ["preview", "--diff"]);
  await provokeErrors();
  await command("up of changes, by a log-in", ["up", "--yes", "--diff", ...log], {
    WEB1ON1_TOKEN: "",
    WEB1ON1_EMAIL: "log-in@example.com",
    WEB1ON1_PASSWORD: planted.logInPassword,
    WEB1ON1_OTP: planted.otp,
  });
  await configure({ "web1on1:token": issued.token, "web1on1:refreshToken": issued.refreshToken });
  await command("refresh, by a refresh token", ["refresh", "--yes", "--diff", ...log]);
  await configure({ "web1on1:token": undefined, "web1on1:refreshToken": undefined });
  for (const args of [
    "stack export",
    "stack",
    "stack output",
    "stack output --json",
    "stack history",
    "stack graph graph.dot",
    "config",
    "config --json",
  ])
    await command(args, args.split(" "));
  await command("stack export with secrets", ["stack", "export", "--show-secrets", "--file", SHOWN]);
  await crash();
  written.push(...(await crawl(emulator.url)));
  await command("destroy", ["destroy", "--yes", "--debug"]);
  written.push(...watch.end(), ...readAll(folder, [PLANTED_FILE, "import.json", SHOWN]));
}, 300_000);

afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

test("does what was asked of it, so that there is something to search", () => {
  const failed = Object.entries(codes).filter(([, code]) => code !== 0);
  expect(failed.map(([title]) => title)).toEqual([
    "a wrong type",
    "a refused token",
    "a broken token",
    "a password in the address",
    "a wrong passphrase",
    "a refusal that repeats secrets",
    "an import of what is not there",
    "an import of broken JSON",
    "a state of broken JSON",
  ]);
  expect(existsSync(join(folder, "requests.log"))).toBe(true);
  for (const where of ["page /requests", "arguments of", "state/.pulumi/history", "events.log", "graph.dot"])
    expect(written.filter((each) => each.where.startsWith(where)).length, where).toBeGreaterThan(0);
});

test("writes none of the planted secrets anywhere in clear", () => {
  expect(findSecrets({ ...planted, ...issued }, written)).toEqual([]);
});

test("writes none of the tokens that it gets", () => {
  expect(written.flatMap(({ where, text: each }) => (each.match(JWT) ?? []).map(() => where))).toEqual([]);
});

test("leaves no report of a crash and nothing of a run among the temporary files", () => {
  // The SDK's own cache, and the counts of requests of an engine that was killed.
  const left = readdirSync(join(folder, "tmp")).filter((name) => !/^(ts-node|web1on1-requests)-/.test(name));
  expect(left).toEqual([]);
  expect(readdirSync(folder).filter((name) => /^(core|report|node_trace)|\.(core|dmp|heapsnapshot)$/.test(name))).toEqual([]);
});

test("makes files with secrets, and logs, for their owner alone", () => {
  for (const name of [SHOWN, "requests.log", "events.log"])
    expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
  expect(readFileSync(join(folder, SHOWN), "utf8")).toContain(planted.nextBotSecret);
});

test("finds a secret and a token where there is one", () => {
  const texts = [
    { where: "a", text: `x${planted.otp}` },
    { where: "b", text: Buffer.from(`y ${planted.otp} z`).toString("base64") },
    { where: "c", text: "[secret]" },
  ];
  expect(findSecrets(planted, texts)).toEqual(["otp in a", "otp in b"]);
  expect(issued.token).toMatch(JWT);
});
