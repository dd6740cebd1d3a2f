import { expect, onTestFinished, test } from "vitest";
import { paceRegistrations } from "../../engine/rpc/pace-registrations.js";
import { collect, makeEngineProject } from "../helpers/engine-project.js";

type Answer = (error: unknown, response: unknown) => void;

/** A client of the engine that keeps its calls open, and an SDK that works inputs out at once. */
function paced(parallel: number) {
  const open: { request: unknown; answer: Answer }[] = [];
  class ResourceMonitorClient {}
  Object.assign(ResourceMonitorClient.prototype, {
    registerResource: (...[request, answer]: [] | [unknown, Answer]) => answer && open.push({ request, answer }),
  });
  const store: { callbacks?: object } = {};
  const many: number[] = [];
  const rpc = {
    transferProperties: (_resource: unknown, _label: unknown, _inputs: unknown) => ({}),
    serializeResourceProperties: async (label: unknown, inputs: unknown, _: unknown) => JSON.stringify([label, inputs]),
  };
  const services = { ResourceMonitorClient };
  const isPaced = paceRegistrations({ services, state: { getStore: () => store }, rpc }, parallel, () => many.push(open.length));
  const answers: unknown[] = [];
  const call = (request: unknown) => {
    const register: unknown = Reflect.get(ResourceMonitorClient.prototype, "registerResource");
    if (typeof register === "function") Reflect.apply(register, undefined, [request, (...answer: unknown[]) => answers.push(answer)]);
  };
  /** As the SDK does: works out what a resource is given, and sends it. */
  const declare = async (label: unknown, inputs: unknown = {}) => {
    rpc.transferProperties({}, label, inputs);
    call(await rpc.serializeResourceProperties(label, inputs, {}));
  };
  return { isPaced, open, store, call, declare, answers, many };
}

const count = (length: number): number[] => Array.from({ length }, (_, index) => index);
/** Until nothing goes on by itself any longer. */
const settle = async () => {
  for (const _ of count(50)) await new Promise((go) => setImmediate(go));
};

test("sends as many registrations as the engine has use for, and the next as one is answered or fails", () => {
  const { isPaced, open, call, answers } = paced(16);
  for (const request of count(200)) call(request);
  expect({ isPaced, open: open.length }).toEqual({ isPaced: true, open: 64 });
  open[5]?.answer(null, "made");
  open[7]?.answer(new Error("refused"), undefined);
  expect({ answers, open: open.map(({ request }) => request) }).toEqual({
    answers: [
      [null, "made"],
      [new Error("refused"), undefined],
    ],
    open: count(66),
  });
});

test("sends more where the engine takes more steps at a time, and all to one without a limit", () => {
  const [wide, endless] = [paced(100), paced(Number.MAX_SAFE_INTEGER)];
  for (const request of count(1000)) {
    wide.call(request);
    endless.call(request);
  }
  expect([wide.open.length, endless.open.length]).toEqual([400, 1000]);
});

test("works out the inputs of as many as can be sent, in the order of the program, and of the next as one is answered", async () => {
  const { open, declare } = paced(16);
  for (const each of count(200)) void declare(each);
  await settle();
  const first = open.length;
  open[5]?.answer(null, "made");
  open[7]?.answer(new Error("refused"), undefined);
  await settle();
  expect({ first, open: open.map(({ request }) => request) }).toEqual({ first: 64, open: count(66).map((each) => `[${each},{}]`) });
});

test("sends what the inputs were when the resource was declared", async () => {
  const { open, declare } = paced(16);
  const list = ["first"];
  const inputs = { list, deep: { list }, empty: undefined };
  for (const each of count(100)) void declare(each, inputs);
  await Promise.resolve();
  list.push("second");
  for (let answered = 0; answered < 100; answered++) {
    await settle();
    open[answered]?.answer(null, "made");
  }
  expect(new Set(open.map(({ request }) => String(request).replace(/\d+/, "")))).toEqual(
    new Set(['[,{"list":["first"],"deep":{"list":["first"]}}]']),
  );
});

test("tells once that a program is large, while it goes on to declare", () => {
  const [large, small] = [paced(16), paced(16)];
  for (const each of count(999)) void [large.declare(each), small.declare(each)];
  const before = large.many.length;
  for (const each of count(2000)) void large.declare(each);
  expect([before, large.many.length, small.many.length]).toEqual([0, 1, 0]);
});

test("holds none back once the engine calls functions of the program", async () => {
  const { open, store, call, declare } = paced(16);
  for (const request of count(200)) call(request);
  for (const request of count(200)) void declare(request);
  await settle();
  store.callbacks = {};
  call(200);
  await settle();
  expect(open.map(({ request }) => request)).toEqual([...count(201), ...count(200).map((each) => `[${each},{}]`)]);
});

test("leaves a client alone that is another than expected", () => {
  const state = { getStore: () => ({}) };
  expect([paceRegistrations({ services: {}, state, rpc: {} }, 16, () => {}), paced(Number.NaN).isPaced]).toEqual([false, false]);
});

test("ends where hundreds of transforms wait for the resource that is declared last", async () => {
  const project = await makeEngineProject(`
    let last;
    pulumi.runtime.registerResourceTransform(async ({ name }) => {
      if (name.startsWith("item-")) await new Promise((go) => last.id.apply(go));
      return undefined;
    });
    for (let index = 0; index < 200; index++) new Item("item-" + index, { name: "x" });
    last = new Item("last", { name: "y" });`);
  onTestFinished(() => project.remove());
  const { result, changes } = await collect(project.stack.up());
  expect({ result, changes }).toEqual({ result: "succeeded", changes: { create: 202 } });
});

test("ends where hundreds of resources take an input from the one that is declared last", async () => {
  const project = await makeEngineProject(`
    let tell;
    const name = new Promise((go) => (tell = go));
    for (let index = 0; index < 300; index++) new Item("item-" + index, { name });
    new Item("last", { name: "y" }).id.apply(tell);`);
  onTestFinished(() => project.remove());
  const { result, changes } = await collect(project.stack.up());
  expect({ result, changes }).toEqual({ result: "succeeded", changes: { create: 302 } });
});
