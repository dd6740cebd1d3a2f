import fc from "fast-check";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { expect, test } from "vitest";
import { UNKNOWN_VALUE } from "../../../engine/events.js";
import { type PropertyMap, Secret } from "../../../engine/values/property-value.js";
import { MessageReader, MessageWriter, takeField } from "../../../engine/values/protobuf.js";
import { OUTPUT_SIGNATURE, RESOURCE_SIGNATURE, SECRET_SIGNATURE, SIGNATURE_KEY } from "../../../engine/values/signatures.js";
import { type Recipient, readStruct, writeStruct } from "../../../engine/values/struct.js";

function bytesOf(map: PropertyMap, recipient: Recipient = "program"): Buffer {
  const writer = new MessageWriter();
  writeStruct(writer, map, recipient);
  return writer.bytes();
}

const read = (bytes: Uint8Array): PropertyMap => readStruct(new MessageReader(Buffer.from(bytes)));
const bySdk = (bytes: Uint8Array) => Struct.deserializeBinary(bytes).toJavaScript();

const maps = fc.dictionary(
  fc.string({ unit: "grapheme" }).filter((key) => key !== "__proto__"),
  fc.letrec<{ value: JavaScriptValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value")),
      fc.dictionary(
        fc.string().filter((key) => key !== "__proto__"),
        tie("value"),
      ),
    ),
  })).value,
);

test("writes and reads any properties as the SDK's own classes do", () => {
  fc.assert(
    fc.property(maps, (map) => {
      expect(bySdk(bytesOf(map))).toEqual(map);
      expect(read(Struct.fromJavaScript(map).serializeBinary())).toEqual(map);
    }),
  );
});

test("treats halves of surrogate pairs as the SDK's own classes do", () => {
  const map = { "\ud83d": "\ud83d", "\ud83dx": "a\ud83d\ufffd é", k: ["\ude00b\ud83d\ude00", "\ud800\udbff!", "\udc00\udc01\ud800"] };
  const written = Struct.fromJavaScript(map).serializeBinary();
  expect(bySdk(bytesOf(map))).toEqual(bySdk(written));
  expect(read(written)).toEqual(bySdk(written));
  expect(read(written)).toMatchObject({ "\ud83d": "\ud83d", k: [map.k[0], expect.any(String), expect.any(String)] });
});

test.each([127, 128, 16_383, 16_384, 2_097_152])("takes a text of %i bytes", (length) => {
  const map = { a: "x".repeat(length), b: { c: ["é".repeat(length)] } };
  expect(bySdk(bytesOf(map))).toEqual(map);
  expect(read(bytesOf(map))).toEqual(map);
});

test("marks secrets for the program and gives them to a provider in clear", () => {
  const map = { token: new Secret({ a: [new Secret("b")] }) };
  const signed = (value: JavaScriptValue) => ({ [SIGNATURE_KEY]: SECRET_SIGNATURE, value });
  expect(bySdk(bytesOf(map))).toEqual({ token: signed({ a: [signed("b")] }) });
  expect(bySdk(bytesOf(map, "provider"))).toEqual({ token: { a: ["b"] } });
  expect(read(bytesOf(map))).toEqual(map);
});

test("gives a provider the id of a resource in place of the resource", () => {
  const reference = (own: PropertyMap): PropertyMap => ({ [SIGNATURE_KEY]: RESOURCE_SIGNATURE, ...own });
  const map = { a: reference({ urn: "urn:x", id: "5f0c" }), b: [new Secret(reference({ urn: "urn:x" }))], c: reference({}) };
  expect(bySdk(bytesOf(map, "provider"))).toEqual({ a: "5f0c", b: ["urn:x"], c: UNKNOWN_VALUE });
  expect(read(bytesOf(map))).toEqual(map);
});

test("reads outputs as their value, unknown where they have none yet, secret where they say so", () => {
  const output = (own: PropertyMap) => ({ [SIGNATURE_KEY]: OUTPUT_SIGNATURE, ...own });
  const map = { a: output({ value: null }), b: output({}), c: output({ value: "t", secret: true, dependencies: ["urn:x"] }) };
  expect(read(bytesOf(map))).toEqual({ a: null, b: UNKNOWN_VALUE, c: new Secret("t") });
});

test("refuses a message that is cut off and a value that is none", () => {
  const bytes = bytesOf({ a: "text", b: [1] });
  for (let length = 1; length < bytes.length; length++) {
    const cut = bytes.subarray(0, length);
    // A cut between two properties leaves a whole message.
    if (length === bytesOf({ a: "text" }).length) expect(read(cut)).toEqual({ a: "text" });
    else expect(() => read(cut), String(length)).toThrow();
  }
  expect(() => read(new MessageWriter().nested(1, () => undefined).bytes())).toThrow("Unexpected property without a value");
});

test("takes a field out of a message and leaves the others as they were", () => {
  const message = new MessageWriter().text(1, "one").double(2, 2).text(5, "five").number(300, 7).bytes();
  const { value, rest } = takeField(message, 5);
  expect(value.toString()).toBe("five");
  expect(rest).toEqual(new MessageWriter().text(1, "one").double(2, 2).number(300, 7).bytes());
  expect(takeField(rest, 5)).toEqual({ value: Buffer.alloc(0), rest });
});
