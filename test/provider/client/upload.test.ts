import { expect, test } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { failureOf, reply, serve } from "../helpers/http-server.js";

const token = "s3cr3t.t0ken";
const retry = { baseDelayMs: 1 };
const file = { name: "logo.png", type: "image/png", bytes: new Uint8Array([0x89, 0x50]) };

test("sends a file as a form with the field that the API reads", async () => {
  const server = await serve((_, response) => reply(response, 201, { logo: "https://example.com/1" }));
  const client = createClient({ url: server.url, token });
  expect(await client.upload("/organizations/1/logo", file)).toEqual({ logo: "https://example.com/1" });
  const [request] = server.requests;
  expect(request).toMatchObject({
    method: "POST",
    url: "/v2/organizations/1/logo",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": expect.stringMatching(/^multipart\/form-data; ?boundary=/),
      "content-length": expect.any(String),
    },
  });
  expect(request?.body).toMatch(/name="file"; filename="logo.png"\r\nContent-Type: image\/png\r\n/i);
});

test.each(["upload", "add"] as const)("sends an %s again after 503, with its whole body", async (verb) => {
  const server = await serve((_, response) => {
    const isFirst = server.requests.length === 1;
    reply(response, isFirst ? 503 : 201, isFirst ? undefined : {});
  });
  const client = createClient({ url: server.url, token, retry });
  await (verb === "upload" ? client.upload("/x", file) : client.add("/x", ["a", "b"]));
  const bodies = server.requests.map(({ body }) => body.replaceAll(/--[\w.-]*boundary[\w-]*/g, ""));
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
  expect(bodies[0]).toContain(verb === "upload" ? "logo.png" : '["a","b"]');
});

test("does not say of an upload that failed that there may be two", async () => {
  const server = await serve((_, response) => reply(response, 500));
  const client = createClient({ url: server.url, token, retry: { maxAttempts: 1 } });
  expect((await failureOf(client.upload("/x", file))).message).toBe("POST /x returned 500. The service failed: run again later.");
});
