import { expect, onTestFinished, test } from "vitest";
import { smallHeap, withoutSmallHeap } from "../../engine/rpc/small-heap.js";
import { collect, makeEngineProject } from "../helpers/engine-project.js";

test("gives a program a small young generation, of which its own processes inherit nothing", async () => {
  const project = await makeEngineProject(`
    let kept = [];
    for (let index = 0; index < 3e6; index++) kept[index % 1e5] = { index };
    const size = require("v8").getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space").space_size;
    exports.youngMb = Math.round(size / 2 ** 20);
    exports.execArgv = process.execArgv;`);
  onTestFinished(() => project.remove());
  const { outputs } = await collect(project.stack.preview());
  expect({ ...outputs, youngMb: Number(outputs.youngMb) <= 8 }).toEqual({ youngMb: true, execArgv: [] });
});

test("leaves the size to a user who has set it for all processes", () => {
  expect([
    smallHeap({}),
    smallHeap({ NODE_OPTIONS: "--max-semi-space-size=32" }),
    smallHeap({ NODE_OPTIONS: "--max_semi_space_size=32" }),
  ]).toEqual([["--max-semi-space-size=4"], [], []]);
});

test("takes out what the engine added, and keeps the same of the project's own", () => {
  const own = ["--max-semi-space-size=4", "--no-warnings"];
  expect([withoutSmallHeap([...smallHeap({}), ...own]), withoutSmallHeap(["--no-warnings"])]).toEqual([own, ["--no-warnings"]]);
});
