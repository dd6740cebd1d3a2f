import { expect, test } from "vitest";
import { paceRegistrations } from "../../engine/rpc/pace-registrations.js";
import { collect, makeEngineProject } from "../helpers/engine-project.js";

type Answer = (error: unknown, response: unknown) => void;

/** A client of the engine that keeps its calls open. */
function paced(parallel: number) {
  const open: { request: unknown; answer: Answer }[] = [];
  class ResourceMonitorClient {}
  Object.assign(ResourceMonitorClient.prototype, {
    registerResource: (...[request, answer]: [] | [unknown, Answer]) => answer && open.push({ request, answer }),
  });
  const store: { callbacks?: object } = {};
  const isPaced = paceRegistrations({ ResourceMonitorClient }, { getStore: () => store }, parallel);
  const register: unknown = Reflect.get(ResourceMonitorClient.prototype, "registerResource");
  const answers: unknown[] = [];
  const call = (request: number) => {
    if (typeof register === "function") Reflect.apply(register, undefined, [request, (...answer: unknown[]) => answers.push(answer)]);
  };
  return { isPaced, open, store, call, answers };
}

const count = (length: number): number[] => Array.from({ length }, (_, index) => index);

test("sends as many registrations as the engine has use for, and the next as one is answered or fails", () => {
  const { isPaced, open, call, answers } = paced(16);
  for (const request of count(200)) call(request);
  expect({ isPaced, open: open.length }).toEqual({ isPaced: true, open: 128 });
  open[5]?.answer(null, "made");
  open[7]?.answer(new Error("refused"), undefined);
  expect({ answers, open: open.map(({ request }) => request) }).toEqual({
    answers: [
      [null, "made"],
      [new Error("refused"), undefined],
    ],
    open: count(130),
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

test("holds none back once the engine calls functions of the program", () => {
  const { open, store, call } = paced(16);
  for (const request of count(200)) call(request);
  store.callbacks = {};
  call(200);
  expect(open.map(({ request }) => request)).toEqual(count(201));
});

test("leaves a client alone that is another than expected", () => {
  expect([paceRegistrations({}, { getStore: () => ({}) }, 16), paced(Number.NaN).isPaced]).toEqual([false, false]);
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
  const { result, changes } = await collect(project.stack.up());
  expect({ result, changes }).toEqual({ result: "succeeded", changes: { create: 202 } });
  project.remove();
});
