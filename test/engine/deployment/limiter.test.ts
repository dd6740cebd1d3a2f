import { expect, test } from "vitest";
import { Limiter, Stopped } from "../../../engine/deployment/limiter.js";

/** Work that ends, and gives up its place, when it is told to. */
function gate() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  const begun: string[] = [];
  return {
    begun,
    open: () => resolve(),
    task: (name: string) => () => {
      begun.push(name);
      return promise;
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("runs so many at a time, in the order they came", async () => {
  const limiter = new Limiter(2);
  const [first, rest] = [gate(), gate()];
  const all = [limiter.run(first.task("a")), ...["b", "c", "d"].map((name) => limiter.run(rest.task(name)))];
  await turn();
  expect([first.begun, rest.begun]).toEqual([["a"], ["b"]]);
  first.open();
  await turn();
  expect(rest.begun).toEqual(["b", "c"]);
  rest.open();
  await Promise.all(all);
  expect(rest.begun).toEqual(["b", "c", "d"]);
});

test("lets the next begin when one gives up its place, once, before it ends", async () => {
  const limiter = new Limiter(1);
  const [writing, rest] = [gate(), gate()];
  const all = [
    limiter.run(async (free) => {
      free();
      free();
      await writing.task("a")();
    }),
    ...["b", "c"].map((name) => limiter.run(rest.task(name))),
  ];
  await turn();
  expect([writing.begun, rest.begun]).toEqual([["a"], ["b"]]);
  writing.open();
  await turn();
  expect(rest.begun).toEqual(["b"]);
  rest.open();
  await Promise.all(all);
});

test("turns away those that wait, and later ones, when it is stopped", async () => {
  const limiter = new Limiter(1);
  const running = gate();
  const all = [limiter.run(running.task("a")), limiter.run(running.task("b"))];
  await turn();
  limiter.stop();
  running.open();
  const results = await Promise.allSettled([...all, limiter.run(running.task("c"))]);
  expect(results.map((result) => (result.status === "rejected" ? result.reason : "ran"))).toEqual([
    "ran",
    expect.any(Stopped),
    expect.any(Stopped),
  ]);
});
