import { expect, test } from "vitest";
import { parseAddress } from "../../../provider/client/address.js";

test("takes an https address without its trailing slash", () => {
  expect(parseAddress("https://api.web1on1.chat/v2/").href).toBe("https://api.web1on1.chat/v2");
});

test.each(["http://127.0.0.1:4010/v2", "http://localhost/v2", "http://[::1]:80/v2", "http://api.localhost/v2"])(
  "takes plain http to this machine: %s",
  (address) => {
    expect(parseAddress(address).href).toBe(new URL(address).href);
  },
);

test.each(["http://api.web1on1.chat/v2", "http://127.0.0.1.example.com/v2", "http://localhost.example.com"])(
  "refuses plain http to another machine: %s",
  (address) => {
    expect(() => parseAddress(address)).toThrow(
      `web1on1:url "${address}" would send the token unencrypted: plain http is for this machine only. Set an address such as`,
    );
  },
);

test.each(["", "api.web1on1.chat", "ftp://api.web1on1.chat", "file:///etc"])("refuses what is not an http address: %j", (address) => {
  expect(() => parseAddress(address)).toThrow(`web1on1:url "${address}" is not an http or https URL.`);
});

test("refuses a query, which no path could follow", () => {
  expect(() => parseAddress("https://api.web1on1.chat/v2?x=1")).toThrow("carries a query or a fragment");
});

test("refuses credentials in the address without showing them", () => {
  expect(() => parseAddress("https://me:pa55word@api.web1on1.chat/v2")).toThrow(
    /^web1on1:url "https:\/\/\[secret\]@api\.web1on1\.chat" carries a user name or password/,
  );
});
