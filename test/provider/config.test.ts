import { expect, test } from "vitest";
import { resolveClientOptions } from "../../provider/config.js";

const from = (values: Record<string, string>) => (key: string) => values[key];

test("takes the stack's configuration before the environment, and the environment before the default", () => {
  const env = { WEB1ON1_URL: "https://env.example.com/v2", WEB1ON1_TOKEN: "env-token" };
  const stack = from({ "web1on1:url": "https://stack.example.com/v2", "web1on1:token": "stack-token" });
  expect(resolveClientOptions(stack, env)).toEqual({ url: "https://stack.example.com/v2", token: "stack-token" });
  expect(resolveClientOptions(from({}), env)).toEqual({ url: "https://env.example.com/v2", token: "env-token" });
  expect(resolveClientOptions(from({ "web1on1:token": "t" }), {})).toEqual({ url: "https://api.web1on1.chat/v2", token: "t" });
});

test.each<Record<string, string>>([{}, { "web1on1:token": "" }, { "web1on1:token": " " }])(
  "says how to set a token when there is none: %j",
  (values) => {
    expect(() => resolveClientOptions(from(values), {})).toThrow(
      "There is no token for the Web1on1 API. Set one with `web1on1 config set web1on1:token --secret` " +
        "(or `pulumi config set web1on1:token --secret`), or in WEB1ON1_TOKEN.",
    );
  },
);

test.each(["Bearer abc", "abc\r\nX-Admin: 1"])("refuses a token that no header can carry, without showing it: %j", (token) => {
  expect(() => resolveClientOptions(from({ "web1on1:token": token }), {})).toThrow(/^web1on1:token holds a space, a line break(?!.*abc)/);
});

test("refuses an address that would send the token unencrypted", () => {
  expect(() => resolveClientOptions(from({ "web1on1:url": "http://api.example.com/v2", "web1on1:token": "t" }), {})).toThrow(
    'web1on1:url "http://api.example.com/v2" would send the token unencrypted',
  );
});

test("waits for values that are not known in a preview", () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  expect(() => resolveClientOptions(from({ "web1on1:url": unknown, "web1on1:token": unknown }), {})).not.toThrow();
});
