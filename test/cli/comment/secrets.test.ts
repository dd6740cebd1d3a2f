import { expect, test } from "vitest";
import { commentFor, step } from "./preview.js";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const PLANTED = "pl4nted-s3cret";

const service = (params: object) => ({ organization: "o1", name: "Chat", type: "smartsupp", params });

test.each([
  ["that is marked, encrypted", { a: { [SIGNATURE]: SECRET, ciphertext: PLANTED } }, {}],
  ["that is marked, in clear", { a: { [SIGNATURE]: SECRET, plaintext: JSON.stringify(PLANTED) } }, {}],
  ["that is marked, as a value", { a: [{ [SIGNATURE]: SECRET, value: PLANTED }] }, {}],
  ["that is marked, with a list in it", { a: { [SIGNATURE]: SECRET, plaintext: JSON.stringify({ b: [PLANTED] }) } }, {}],
  ["in an output that is marked", { a: { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", secret: true, value: PLANTED } }, {}],
  ["that the resource's options name", { a: { b: PLANTED } }, { state: { additionalSecretOutputs: ["a"] } }],
  ["that is called like one", { smtp: { apiKey: PLANTED } }, {}],
])("never shows a secret %s", (_kind, meta, options) => {
  const named = { name: "x", ...meta };
  const everywhere = { ...named, elsewhere: `a copy: ${PLANTED}`, [`key-${PLANTED}`]: 1, encoded: encodeURIComponent(PLANTED) };
  for (const body of [
    commentFor([step("create", "Thing", "x", undefined, everywhere, options)]),
    commentFor([step("delete", "Thing", "x", everywhere, undefined, options)]),
    commentFor([step("update", "Thing", "x", named, everywhere, options)]),
    commentFor([step("update", "Thing", PLANTED, named, everywhere, { ...options, id: PLANTED })], {
      diagnostics: [{ severity: "error", message: `failed with ${PLANTED}` }],
    }),
  ]) {
    expect(body).not.toContain(PLANTED);
    expect(body).toContain("[secret]");
  }
});

test("never shows what a schema marks as secret, and shows what stands beside it", () => {
  const steps = [
    step(
      "update",
      "Service",
      "chat",
      service({ jid: "a", host: "h", password: "n" }),
      service({ jid: "b", host: "h", password: PLANTED }),
      {
        state: { additionalSecretOutputs: ["params"] },
      },
    ),
    step("create", "User", "hans", undefined, { email: "hans@example.com", password: PLANTED }),
  ];
  const body = commentFor(steps);
  expect(body).not.toContain(PLANTED);
  expect(body).toContain('- params.jid: "a"\n+ params.jid: "b"\n');
  expect(body).toContain("+ password: [secret]\n");
});

test("hides a value that was a secret and is none any more", () => {
  const body = commentFor([step("update", "Thing", "x", { a: "[secret]", b: 1 }, { a: PLANTED, b: 2 })]);
  expect(body).not.toContain(PLANTED);
  expect(body).toContain("- a: [secret]\n+ a: [secret]\n");
});

test("says that a secret changes where that is all that a plan shows", () => {
  const params = { jid: "a", password: "[secret]" };
  const body = commentFor([step("update", "Service", "chat", service(params), service(params), { outputs: { params: "[secret]" } })]);
  expect(body).toContain("```diff\n  A secret differs:\n- params.password: [secret]\n+ params.password: [secret]\n```");
});

test("shows nothing of what is between the SDK and providers", () => {
  const provider = { __provider: "exports.handler = 1", __passwordHash: "scrypt$x" };
  expect(commentFor([step("update", "User", "u", { ...provider, givenName: "a" }, { __provider: "2", givenName: "b" })])).not.toMatch(
    /__|scrypt/,
  );
});
