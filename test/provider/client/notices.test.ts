import { expect, test } from "vitest";
import { createNotices } from "../../../provider/client/notices.js";

test("shows a wait that is longer than two seconds, once for all that wait for the same at the same time", () => {
  const lines: string[] = [];
  const notice = createNotices((line) => lines.push(line));
  notice("held", 2000, "for nothing");
  for (let index = 0; index < 5; index++) {
    notice("held", 4000 + index, "as the API asks");
  }
  notice("returned 503", 3000, "before try 2 of 6");
  notice("held", 60_000, "as the API asks for longer");
  expect(lines).toEqual(["Waiting 4 s as the API asks.", "Waiting 3 s before try 2 of 6.", "Waiting 60 s as the API asks for longer."]);
});
