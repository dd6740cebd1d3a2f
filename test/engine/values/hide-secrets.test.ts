import { expect, test } from "vitest";
import { hideSecrets } from "../../../engine/values/hide-secrets.js";
import { Secret } from "../../../engine/values/property-value.js";

const properties = {
  params: { url: new Secret("https://crm.example.com/hook?key=a b"), tags: new Secret(["first-tag", { name: 'with "quotes"' }]) },
  name: "https://crm.example.org",
  pin: new Secret("42"),
};

test.each([
  ["whole", 'got "https://crm.example.com/hook?key=a b". Set it.', 'got "[secret]". Set it.'],
  ["twice", "first-tag and first-tag", "[secret] and [secret]"],
  ["as JSON", 'got {"name":"with \\"quotes\\""}', 'got {"name":"[secret]"}'],
  ["cut after its beginning", 'got "https://crm.example.com/ho...', 'got "[secret]...'],
  ["cut after a few characters", 'got {"url":"http...', 'got {"url":"[secret]...'],
])("hides a secret that is shown %s", (_how, text, shown) => {
  expect(hideSecrets(text, properties)).toBe(shown);
});

test("leaves what is no secret, though it begins as one does, and texts too short to be told from words", () => {
  const text = "https://other.example.com has 42 pages";
  expect(hideSecrets(text, properties)).toBe(text);
});
