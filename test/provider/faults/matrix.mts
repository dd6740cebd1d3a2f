import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, type FaultRule, startEmulator } from "pulumi-web1on1/emulator";
import { Project, Stack } from "pulumi-web1on1/engine";
import { DECLARED_PROGRAM, type Declaration } from "../../helpers/declared-program.mts";
import { compare, faultsOf, isUnchanged } from "../../random/life.mts";
import type { Fault } from "./faults.mts";
import { declarationsOf, ENDPOINTS } from "./tenant.mts";

const root = join(import.meta.dirname, "../../..");
/** A run that failed is run again so that the endpoints behind it are reached too; it counts as failed all the same. */
const MOST_RUNS = 4;

/** What came of a life under one fault: a tenant made, changed and deleted while each mutating endpoint meets the fault once. */
export interface Column {
  readonly fault: string;
  /** By endpoint: whether the fault was met, and everything went as if it had not been. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** What was not as it should be. */
  readonly problems: readonly string[];
  readonly seconds: number;
}

type Cell = "ok" | "not met" | "FAILED";

/** Goes through the faults, some at a time: most of a fault is waiting. */
export async function runFaults(faults: readonly Fault[], lanes = 3, onEnd: (column: Column) => void = () => undefined): Promise<Column[]> {
  const folder = mkdtempSync(join(tmpdir(), "faults-"));
  mkdirSync(join(folder, "state"));
  Object.assign(process.env, {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
  });
  const columns: Column[] = [];
  const rest = faults.map((fault, index) => ({ fault, index }));
  const walk = async (): Promise<void> => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      const column = await runFault(next.fault, join(folder, `fault-${next.index}`));
      columns[next.index] = column;
      onEnd(column);
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, walk));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return columns;
}

async function runFault(fault: Fault, folder: string): Promise<Column> {
  const start = performance.now();
  const emulator = await startEmulator({ faults: { rules: ENDPOINTS.map((endpoint) => ruleFor(endpoint, fault)) } });
  try {
    const stack = await makeStack(folder, emulator, fault);
    const met = new Set<string>();
    const problems: string[] = [];
    for (const [title, declarations] of [
      ["create", declarationsOf(0)],
      ["change", declarationsOf(1)],
      ["delete", []],
    ] as const) {
      problems.push(...(await goTo(title, stack, emulator, folder, declarations, { parallel: fault.parallel })));
      for (const { fault: name } of emulator.requests) met.add(String(name).split(": ")[0] ?? "");
    }
    return { fault: fault.name, problems, cells: judge(met, problems), seconds: (performance.now() - start) / 1000 };
  } finally {
    await emulator.close();
  }
}

function ruleFor(endpoint: string, { effect }: Fault): FaultRule {
  const [method, path] = endpoint.split(" ");
  return { ...effect, name: endpoint, method, path, nth: 1 };
}

async function makeStack(folder: string, emulator: Emulator, fault: Fault): Promise<Stack> {
  mkdirSync(folder);
  const name = `${folder.split("/").at(-1)}`;
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"name":"faults","private":true,"main":"index.js"}');
  writeFileSync(join(folder, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
  writeFileSync(join(folder, "index.js"), DECLARED_PROGRAM);
  const stack = await Stack.init(Project.find(folder), "dev", { select: false });
  const config = stack.configuration();
  const access = fault.logsIn ? { email: "admin@example.com", password: emulator.token } : { token: emulator.token };
  const settings = { url: emulator.url, ...access, ...fault.settings };
  for (const [key, value] of Object.entries(settings)) config.set(`web1on1:${key}`, value, {});
  config.save();
  return stack;
}

/** Rolls the declarations out in one run, or says why not, and looks at what the API has and whether anything is left to do. */
async function goTo(
  title: string,
  stack: Stack,
  emulator: Emulator,
  folder: string,
  declarations: readonly Declaration[],
  options: { parallel?: number },
): Promise<string[]> {
  writeFileSync(join(folder, "tenant.json"), JSON.stringify({ version: title, declarations }));
  const problems: string[] = [];
  for (let run = 1; run <= MOST_RUNS; run++) {
    const found = await faultsOf(`${title}, run ${run}`, declarations.length === 0 ? stack.destroy(options) : stack.up(options));
    problems.push(...found);
    if (found.length === 0) break;
  }
  problems.push(...(await compare(title, stack, emulator, declarations)), ...(await compareImages(title, emulator, declarations)));
  if (declarations.length > 0) problems.push(...(await faultsOf(`preview after ${title}`, stack.preview(), isUnchanged)));
  return problems;
}

/** Whether each declared image is the one that its holder shows, byte for byte. */
async function compareImages(where: string, { url, token }: Emulator, declarations: readonly Declaration[]): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}` };
  const problems: string[] = [];
  for (const { type, name, args } of declarations.filter(({ args: { content } }) => content !== undefined)) {
    const [path, property] = type === "UserAvatar" ? ["/users?email=user-0@example.com", "avatar"] : ["/organizations?name=Acme", "logo"];
    const holders: unknown = await (await fetch(url + path, { headers })).json();
    const address: unknown = Array.isArray(holders) && holders.length === 1 ? Reflect.get(Object(holders[0]), property) : undefined;
    const bytes = typeof address === "string" ? Buffer.from(await (await fetch(address)).arrayBuffer()).toString("base64") : undefined;
    if (bytes !== args.content) problems.push(`after ${where} ${name} is ${bytes === undefined ? "missing" : "another image"}`);
  }
  return problems;
}

/** A problem is one of the endpoints that it names, and of all of them where it names none. */
function judge(met: ReadonlySet<string>, problems: readonly string[]): Map<string, Cell> {
  const named = problems.map((problem) => ENDPOINTS.filter((endpoint) => namesEndpoint(problem, endpoint)));
  const isWhole = named.some((endpoints) => endpoints.length === 0);
  const failed = new Set(named.flat());
  const cellOf = (endpoint: string): Cell => {
    if (!met.has(endpoint)) return "not met";
    return failed.has(endpoint) || (failed.size === 0 && isWhole) ? "FAILED" : "ok";
  };
  return new Map(ENDPOINTS.map((endpoint) => [endpoint, cellOf(endpoint)]));
}

function namesEndpoint(problem: string, endpoint: string): boolean {
  return new RegExp(`\\b${endpoint.replaceAll("*", "[0-9a-f]{24}")}(?=[ ?])`).test(problem);
}

/** A table in Markdown, endpoints by faults. */
export function describeMatrix(columns: readonly Column[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const heads = ["", ...columns.map(({ fault }) => fault)];
  const rows = ENDPOINTS.map((endpoint) => row([`\`${endpoint}\``, ...columns.map(({ cells }) => cells.get(endpoint) ?? "not met")]));
  return [row(heads), row(heads.map(() => "---")), ...rows].join("\n");
}
