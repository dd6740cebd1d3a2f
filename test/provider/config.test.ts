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

test("takes values that are not known in a preview as they are", () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const options = resolveClientOptions(from({ "web1on1:url": unknown, "web1on1:token": unknown }), {});
  expect(options).toEqual({ url: unknown, token: unknown });
});

const LOGIN = { "web1on1:email": "a@example.com", "web1on1:password": " p " };

test("takes e-mail and password, or a refresh token, from the stack or the environment", () => {
  const url = "https://api.web1on1.chat/v2";
  const logIn = { url, email: "a@example.com", password: " p " };
  expect(resolveClientOptions(from({ ...LOGIN, "web1on1:otp": "123456" }), {})).toEqual({ ...logIn, otp: "123456" });
  expect(resolveClientOptions(from({}), { WEB1ON1_EMAIL: "a@example.com", WEB1ON1_PASSWORD: " p " })).toEqual(logIn);
  expect(resolveClientOptions(from({ "web1on1:email": "a@example.com" }), { WEB1ON1_PASSWORD: " p " })).toEqual(logIn);
  expect(resolveClientOptions(from({ "web1on1:refreshToken": "r" }), {})).toEqual({ url, refreshToken: "r" });
  expect(resolveClientOptions(from({}), { WEB1ON1_REFRESH_TOKEN: "r", WEB1ON1_EMAIL: "a@example.com" })).toEqual({
    url,
    refreshToken: "r",
    email: "a@example.com",
  });
});

test("does not mix the way in that the stack names with another one of the environment", () => {
  const env = { WEB1ON1_TOKEN: "env-token", WEB1ON1_REFRESH_TOKEN: "env-refresh", WEB1ON1_EMAIL: "b@example.com", WEB1ON1_PASSWORD: "q" };
  expect(Object.keys(resolveClientOptions(from(LOGIN), env)).sort()).toEqual(["email", "password", "url"]);
  expect(resolveClientOptions(from(LOGIN), env)).toMatchObject({ email: "a@example.com", password: " p " });
  expect(Object.keys(resolveClientOptions(from({ "web1on1:token": "t" }), env)).sort()).toEqual(["token", "url"]);
});

test.each([
  [
    { "web1on1:email": "a@example.com" },
    /^web1on1:email is set and web1on1:password is not: .* web1on1:password --secret`, or in WEB1ON1_PASSWORD\.$/,
  ],
  [{ "web1on1:password": "hush" }, /^web1on1:password is set and web1on1:email is not: .* web1on1:email`, or in WEB1ON1_EMAIL\.$/],
  [{ "web1on1:refreshToken": "hush\n hush" }, /^web1on1:refreshToken holds a space, .* or in WEB1ON1_REFRESH_TOKEN\.$/],
])("says what is wrong with half a log-in, or a refresh token that no header can carry, without showing it: %j", (values, sentence) => {
  const resolve = () => resolveClientOptions(from(values as Record<string, string>), {});
  expect(resolve).toThrow(sentence);
  expect(resolve).not.toThrow(/hush/);
});

test("takes how hard the API may be pressed from the stack's configuration", () => {
  const settings = { maxConcurrency: "4", requestsPerSecond: "2.5", readShare: "0.3", maxTries: "9", timeout: "2.5", maxWait: "30" };
  const values = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`web1on1:${key}`, value]));
  expect(resolveClientOptions(from({ "web1on1:token": "t", ...values }), {})).toMatchObject({
    concurrency: 4,
    requestsPerSecond: 2.5,
    readShare: 0.3,
    timeoutMs: 2500,
    retry: { maxAttempts: 9, maxWaitMs: 30_000 },
  });
});

test("names every setting that cannot be used", () => {
  const values = { maxConcurrency: "0", requestsPerSecond: "many", readShare: "2", maxTries: "1.5", timeout: "0", maxWait: "-1" };
  const settings = Object.fromEntries(Object.entries(values).map(([key, value]) => [`web1on1:${key}`, value]));
  expect(() => resolveClientOptions(from({ "web1on1:token": "t", ...settings }), {})).toThrow(
    'web1on1:maxConcurrency must be a whole number from 1 to 256, got "0". ' +
      'web1on1:requestsPerSecond must be a number from 0.1 to 1000, got "many". ' +
      'web1on1:readShare must be a number from 0.01 to 1, got "2". ' +
      'web1on1:maxTries must be a whole number from 1 to 20, got "1.5". ' +
      'web1on1:timeout must be a number of seconds from 0.1 to 600, got "0". ' +
      'web1on1:maxWait must be a number of seconds from 0 to 3600, got "-1". ' +
      "Correct it with `web1on1 config set`.",
  );
});
