import { expect, test } from "vitest";
import { redact } from "../../../provider/client/redact.js";

test("hides a secret wherever it stands, also in its JSON and URL forms", () => {
  expect(redact('s"1 and s\\"1 and s%221', ['s"1'])).toBe("[secret] and [secret] and [secret]");
});

test("hides all of a secret that contains another one", () => {
  expect(redact("abcdef", ["abc", "abcdef"])).toBe("[secret]");
});

test("leaves a text without secrets as it is", () => {
  expect(redact("nothing here", ["", "z3krUt"])).toBe("nothing here");
});
