import { join } from "node:path";
import { expect, test } from "vitest";
import { EngineError } from "../../../engine/errors.js";
import { createCrypter, deriveAhead, openCrypter, readPassphrase } from "../../../engine/secrets/passphrase.js";
import { makeFolder } from "../project/temporary-project.js";

// Written by the official CLI 3.260.0 with the passphrase `x`.
const SALT = "v1:9x6Dq9o22q8=:v1:qxxU6mBCGgcJAMoW:Qi6p7eXQaebxlIsOGmzrjrvrZF/XhA==";
const RECORDED: [ciphertext: string, plaintext: string][] = [
  ["v1:6lIOLkcwC5ZRusbX:e3y5FhuFBMsCPVpTfMhzJfUGSyM=", "hush"],
  ["v1:bW8uXcT4XmWEIqPJ:BG8WsCBHBhrwhn+E/bNDkJ4R9teM", "inner"],
  ["v1:ouDLGerG5rnFkt3I:jT7572F7trTTv7kx0P91LzcZV/Q1L2Z4vAvu3g==", '"s3cret-a-1"'],
  [
    "v1:Nm4rht201YL0al4L:JJbZIKncB8PE+/e33qIjD+whjuHAgi2JXHugU1EZoSvCoR4H3cS97WxCYg3+kD78qbxx1A==",
    '"{\\"list\\":[\\"x\\"],\\"s\\":\\"inner\\"}"',
  ],
  ["v1:fiRn68MCsdyyQlli:BlQ4UBy1Kc77gbtG74Aa3nA5z9qTCA==", '"hush"'],
  [
    "v1:7nzYOn8h5eIGtzIk:mCmFeR5j8QQS6X9TSbz3+0mXoh27sVYE835ENY6jvXIotwP7nrxjqEB9A0t595U1H3CpFg==",
    '"{\\"list\\":[\\"x\\"],\\"s\\":\\"inner\\"}"',
  ],
  ["v1:rKT3jm7G/HiWGxvF:BQe96L3YFZJX/dV/gZ6iroiiQbFeTw==", '"hush"'],
  ["v1:+0fitOuOWStE3x2y:w+WdQYqXPQCb5wtW+WY9fU7pQr/XbA==", '"hush"'],
  ["v1:GnZu8oXsoJaXbJEO:6FJnxNEu0FEPYbhwJWcYk1Zf5L16lbBOKf80RQ==", '"s3cret-a-1"'],
  ["v1:IB9BRMz7KW6493Yw:mrnq3ujO7AM5vbzPuQzDHeKyy3JHXQ==", '"hush"'],
  ["v1:AmvsZUpxl3UId2EL:K8V3d9fJMw6V45e4eeyH+YFFydwiYQ==", '"hush"'],
];

test.each(RECORDED)("decrypts %s as the official CLI encrypted it", (ciphertext, plaintext) => {
  expect(openCrypter("x", SALT).decrypt(ciphertext)).toBe(plaintext);
});

test("refuses a passphrase that the salt was not made with", () => {
  expect(() => openCrypter("wrong", SALT)).toThrow(EngineError);
  expect(() => openCrypter("wrong", SALT)).toThrow(
    "The passphrase is not the one that this stack's secrets were encrypted with. Set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it.",
  );
  expect(() => openCrypter("", SALT)).toThrow("The passphrase is not the one");
});

test("opens what a new crypter has encrypted when its salt and passphrase are given again", () => {
  const made = createCrypter("päss wörd");
  expect(made.salt).toMatch(/^v1:[A-Za-z0-9+/]{11}=:v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/=]+$/);
  expect(openCrypter("päss wörd", made.salt).decrypt(made.encrypt("ünïcode 🔑"))).toBe("ünïcode 🔑");
  expect(() => openCrypter("other", made.salt)).toThrow("The passphrase is not the one");
});

test("encrypts the empty text and never the same twice", () => {
  const crypter = openCrypter("x", SALT);
  expect(crypter.decrypt(crypter.encrypt(""))).toBe("");
  expect(crypter.encrypt("same")).not.toBe(crypter.encrypt("same"));
});

test.each([
  ["v1:6lIOLkcwC5ZRusbX:f3y5FhuFBMsCPVpTfMhzJfUGSyM=", "a changed byte"],
  ["v1:6lIOLkcwC5ZRusbX", "a missing part"],
  ["v2:6lIOLkcwC5ZRusbX:e3y5FhuFBMsCPVpTfMhzJfUGSyM=", "another version"],
  ["plain", "no ciphertext at all"],
])("refuses %s because of %s", (ciphertext) => {
  expect(() => openCrypter("x", SALT).decrypt(ciphertext)).toThrow(
    "A secret cannot be decrypted with the stack's passphrase: it was encrypted for another stack or changed by hand. Set it again.",
  );
});

test("says where the salt belongs when it is malformed", () => {
  expect(() => openCrypter("x", "v1:abc")).toThrow(
    "The stack's encryption salt expected the form v1:<salt>:v1:<nonce>:<data>, got \"v1:abc\". Restore the encryptionsalt line of the stack's configuration file.",
  );
});

test("derives the key once when a stack is opened many times", () => {
  const { salt } = createCrypter("once");
  const begin = performance.now();
  for (let i = 0; i < 50; i++) openCrypter("once", salt);
  expect(performance.now() - begin).toBeLessThan(1_000);
});

test("takes PULUMI_CONFIG_PASSPHRASE also when it is empty", () => {
  expect(readPassphrase({ PULUMI_CONFIG_PASSPHRASE: "" })).toBe("");
  expect(readPassphrase({ PULUMI_CONFIG_PASSPHRASE: " kept ", PULUMI_CONFIG_PASSPHRASE_FILE: "/nowhere" })).toBe(" kept ");
});

test("takes the passphrase from a file without the line end", () => {
  const file = join(makeFolder({ passphrase: "from file\n" }), "passphrase");
  expect(readPassphrase({ PULUMI_CONFIG_PASSPHRASE_FILE: file })).toBe("from file");
});

test("names the passphrase file when it cannot be read", () => {
  expect(() => readPassphrase({ PULUMI_CONFIG_PASSPHRASE_FILE: "/nowhere/passphrase" })).toThrow(
    "PULUMI_CONFIG_PASSPHRASE_FILE names /nowhere/passphrase, which cannot be read (ENOENT). Name a file that can be read.",
  );
});

test("says which variables to set when there is no passphrase", () => {
  expect(() => readPassphrase({})).toThrow(
    "The stack's secrets need a passphrase. Set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it.",
  );
});

test("derives a key ahead for the crypter to find, and leaves it to the crypter to say what is wrong", async () => {
  const { salt } = createCrypter("ahead");
  const known = `${salt.slice(0, 3)}AAAAAAAAAAA=${salt.slice(salt.indexOf(":", 3))}`;
  await deriveAhead({ PULUMI_CONFIG_PASSPHRASE: "ahead" }, known);
  const began = performance.now();
  expect(() => openCrypter("ahead", known)).toThrow("The passphrase is not the one");
  const foundMs = performance.now() - began;
  const again = performance.now();
  expect(() => openCrypter("ahead", known.replace("AAAAAAAAAAA=", "AAAAAAAAAAE="))).toThrow("The passphrase is not the one");
  expect(foundMs).toBeLessThan((performance.now() - again) / 4);
  for (const wrong of [undefined, "", "v1:", "v2:x:v1:y:z", salt.slice(0, -4)]) await deriveAhead({ PULUMI_CONFIG_PASSPHRASE: "x" }, wrong);
  await deriveAhead({}, salt);
  await deriveAhead({ PULUMI_CONFIG_PASSPHRASE_FILE: "/nowhere" }, salt);
  expect(openCrypter("ahead", salt).salt).toBe(salt);
});
