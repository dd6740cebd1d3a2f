import { afterAll, beforeAll, expect, test } from "vitest";
import { closeScene, crashAt, FLAWLESS, findings, makeScene, mustTell, type Scene } from "./crash/crash.mjs";
import { describePoint, spreadPoints } from "./crash/points.mjs";

// The first points of a spread of their own; `npm run test:crash` has sixty.
const points = spreadPoints(4, 11);

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => closeScene(scene));

test.each(points.map((point) => ({ title: describePoint(point), point })))(
  "ends with exactly the declared objects in the next run after a crash: $title",
  async ({ point }) => {
    const { said, ...outcome } = await crashAt(scene, point);
    expect(outcome, `${said.killed}\n---\n${said.next}\n---\n${said.preview}`).toEqual(FLAWLESS);
    if (mustTell(point)) expect(findings(said.next)[0]).toMatch(/^The last operation on this stack was stopped in the middle\./);
  },
  180_000,
);
