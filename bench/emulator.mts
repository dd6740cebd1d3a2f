/**
 * What load the emulator bears: `npm run bench:emulator [-- --quick]`.
 *
 * Every operation at 1, 16 and 64 connections, in fresh processes with a data file each, in rounds whose order is
 * reversed; figures are medians. Load and emulator share the machine's cores. `--build DIR` measures another build.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Load, load, type Operation } from "./emulator/load.mts";
import { machine, median, table } from "./report.mts";
import { type EmulatorProcess, startEmulatorProcess } from "./shared/emulator-process.mts";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    seconds: { type: "string" },
    objects: { type: "string", default: "1000" },
    build: { type: "string", default: join(root, "dist") },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
const seconds = Number(values.seconds ?? (values.quick ? 2 : 5));
const objects = Number(values.objects);
const CONNECTIONS = [1, 16, 64];

interface Sample extends Load {
  memoryMb: number;
}

const FIELD = { name: "email", label: "E-mail", type: "email", required: true };

/** A tenant that reads and updates find something in. */
async function fill(server: EmulatorProcess): Promise<Operation[]> {
  const make = async (path: string, body: unknown): Promise<{ id: string }> => Object((await server.send("POST", path, body)).body);
  const form = await make("/forms", { name: "first", fields: [FIELD] });
  const bot = await make("/bots", { name: "Greeter", roles: ["bot"] });
  for (let count = 1; count < objects; count++) await make("/forms", { name: `form ${count}`, fields: [FIELD] });
  return [
    { name: "read one form", method: "GET", path: `/forms/${form.id}` },
    { name: "list 100 forms", method: "GET", path: "/forms?limit=100" },
    { name: "find a form by name", method: "GET", path: `/forms?name=${encodeURIComponent(`form ${objects - 1}`)}` },
    { name: "update a form", method: "PATCH", path: `/forms/${form.id}`, body: (count) => ({ pointsByBot: count % 100 }) },
    { name: "create a form", method: "POST", path: "/forms", body: (count) => ({ name: `new ${count}`, fields: [FIELD] }) },
    { name: "create a bot instance", method: "POST", path: "/botinstances", body: (count) => ({ name: `i ${count}`, bot: bot.id }) },
    {
      name: "create a user",
      method: "POST",
      path: "/users",
      body: (count) => ({ email: `u${count}.${process.hrtime.bigint()}@example.com`, givenName: "U" }),
    },
  ];
}

async function measure(connections: number, isReversed: boolean): Promise<Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), "web1on1-bench-"));
  const server = await startEmulatorProcess(resolve(values.build), join(folder, "data.db"));
  try {
    const operations = await fill(server);
    const samples: Sample[] = [];
    for (const operation of isReversed ? operations.reverse() : operations) {
      samples.push({ ...(await load(server, operation, connections, seconds)), memoryMb: server.memoryMb() });
    }
    return samples;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const samples: Sample[] = [];
for (let round = 0; round < rounds; round++) {
  const isReversed = round % 2 === 1;
  for (const connections of isReversed ? [...CONNECTIONS].reverse() : CONNECTIONS) {
    process.stderr.write(`round ${round + 1} of ${rounds}: ${connections} connections\n`);
    samples.push(...(await measure(connections, isReversed)));
  }
}

const names = [...new Set(samples.map(({ operation }) => operation))];
const figures = names.flatMap((operation) =>
  CONNECTIONS.map((connections) => {
    const own = samples.filter((each) => each.operation === operation && each.connections === connections);
    const of = (figure: (sample: Sample) => number) => median(own.map(figure));
    return {
      operation,
      connections,
      perSecond: of(({ perSecond }) => perSecond),
      p50Ms: of(({ p50Ms }) => p50Ms),
      p99Ms: of(({ p99Ms }) => p99Ms),
      maxMs: Math.max(...own.map(({ maxMs }) => maxMs)),
      memoryMb: Math.max(...own.map(({ memoryMb }) => memoryMb)),
      requests: own.reduce((sum, { requests }) => sum + requests, 0),
      failures: own.reduce((sum, { failures }) => sum + failures, 0),
    };
  }),
);

const { date, machine: computer, node } = machine();
const head = ["operation", "connections", "requests/s", "median ms", "p99 ms", "longest ms", "memory MB", "requests", "failures"];
const rows = figures.map((each) => [
  each.operation,
  each.connections,
  each.perSecond.toFixed(0),
  each.p50Ms,
  each.p99Ms,
  each.maxMs.toFixed(0),
  each.memoryMb.toFixed(0),
  each.requests,
  each.failures,
]);
const text = `# What load the emulator bears

${date}, ${computer}, Node ${node}; medians of ${rounds} rounds of ${seconds} s each, a fresh process and data file per number of connections, order reversed every round, ${objects} forms to begin with. Load and emulator share the cores.

${table(head, rows)}
`;
console.log(text);
if (values.write) {
  writeFileSync(join(import.meta.dirname, "emulator.md"), text);
  writeFileSync(
    join(import.meta.dirname, "emulator.json"),
    `${JSON.stringify({ ...machine(), rounds, seconds, objects, figures }, null, 2)}\n`,
  );
}
if (figures.some(({ failures }) => failures > 0)) process.exitCode = 1;
