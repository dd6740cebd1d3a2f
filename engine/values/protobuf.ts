/** The wire types of the protocol buffers' encoding that Pulumi's messages use. */
const VARINT = 0;
const FIXED64 = 1;
const LENGTH = 2;
const FIXED32 = 5;

const FIRST_SIZE = 512;
const REPLACEMENT = "\ufffd";

/** Writes one message in the protocol buffers' encoding; fields that have their default are left out. */
export class MessageWriter {
  private buffer = Buffer.allocUnsafe(FIRST_SIZE);
  private length = 0;

  /** The message so far. The writer is not to be used any more. */
  bytes(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  text(field: number, value: string): this {
    return value === "" ? this : this.string(field, value);
  }

  flag(field: number, value: boolean): this {
    return value ? this.number(field, 1) : this;
  }

  /** A whole number of at most 31 bits, or the number of an enumeration. */
  number(field: number, value: number): this {
    this.reserve(10);
    this.varint((field << 3) | VARINT);
    this.varint(value);
    return this;
  }

  double(field: number, value: number): this {
    this.reserve(13);
    this.varint((field << 3) | FIXED64);
    this.length = this.buffer.writeDoubleLE(value, this.length);
    return this;
  }

  /** As `text`, the empty one too. */
  string(field: number, value: string): this {
    return this.nested(field, () => {
      this.reserve(value.length * 3);
      if (value.isWellFormed()) this.length += this.buffer.write(value, this.length, "utf8");
      else this.length += encodeHalves(value).copy(this.buffer, this.length);
    });
  }

  /** A field with a length: what `write` adds is what it holds. */
  nested(field: number, write: () => void): this {
    this.reserve(10);
    this.varint((field << 3) | LENGTH);
    // Most are shorter than 128 bytes, whose length takes one.
    const start = ++this.length;
    write();
    const size = this.length - start;
    const more = size < 0x80 ? 0 : size < 0x4000 ? 1 : size < 0x200000 ? 2 : size < 0x10000000 ? 3 : 4;
    if (more > 0) {
      this.reserve(more);
      this.buffer.copyWithin(start + more, start, this.length);
    }
    const end = this.length + more;
    this.length = start - 1;
    this.varint(size);
    this.length = end;
    return this;
  }

  private varint(value: number): void {
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.buffer[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.buffer[this.length++] = rest;
  }

  private reserve(size: number): void {
    const needed = this.length + size;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

/** Reads one message, or one inside another, field by field. */
export class MessageReader {
  /** The number of the field that `next` found. */
  field = 0;
  private wireType = 0;

  constructor(
    private readonly buffer: Buffer,
    private position = 0,
    private readonly end = buffer.length,
  ) {}

  /** Goes to the next field, whose value is to be read or skipped; false at the end. */
  next(): boolean {
    if (this.position >= this.end) return false;
    const tag = this.varint();
    this.field = tag >>> 3;
    this.wireType = tag & 7;
    return true;
  }

  text(): string {
    const end = this.lengthEnd();
    const text = this.buffer.toString("utf8", this.position, end);
    const bytes = text.includes(REPLACEMENT) ? this.buffer.subarray(this.position, end) : undefined;
    this.position = end;
    return bytes ? decodeHalves(bytes) : text;
  }

  /** What the field holds, as bytes. */
  bytes(): Buffer {
    const end = this.lengthEnd();
    const bytes = this.buffer.subarray(this.position, end);
    this.position = end;
    return bytes;
  }

  /** How far the message has been read. */
  get offset(): number {
    return this.position;
  }

  message(): MessageReader {
    const end = this.lengthEnd();
    const reader = new MessageReader(this.buffer, this.position, end);
    this.position = end;
    return reader;
  }

  number(): number {
    return this.varint();
  }

  double(): number {
    const value = this.buffer.readDoubleLE(this.position);
    this.position += 8;
    return value;
  }

  skip(): void {
    if (this.wireType === VARINT) this.varint();
    else if (this.wireType === FIXED64) this.position += 8;
    else if (this.wireType === LENGTH) this.position = this.lengthEnd();
    else if (this.wireType === FIXED32) this.position += 4;
    else throw new Error(`Unexpected wire type ${this.wireType} in a message of the Pulumi SDK.`);
  }

  private lengthEnd(): number {
    const size = this.varint();
    const end = this.position + size;
    if (end > this.end) throw new Error("A message of the Pulumi SDK is cut off.");
    return end;
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.buffer[this.position++];
      if (byte === undefined) throw new Error("A message of the Pulumi SDK is cut off.");
      // What lies beyond 32 bits is the sign of a negative number, which no field read here has.
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
}

/** A first half of a surrogate pair without its second one, before another character. */
const FIRST_HALF_BEFORE_OTHERS = /[\ud800-\udbff](?=[^\udc00-\udfff])/g;
const BYTES_OF_HALF = /\xed[\xa0-\xbf][\x80-\xbf]/g;

/**
 * A text with halves of surrogate pairs that stand alone, which UTF-8 does not have, as the SDK's library writes it: three bytes for each, but
 * none for a first half before others. Else a name with one would differ from itself.
 */
function encodeHalves(text: string): Buffer {
  const parts = text.replace(FIRST_HALF_BEFORE_OTHERS, "").split(/(\p{Surrogate})/u);
  return Buffer.concat(parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : bytesOfHalf(part.charCodeAt(0)))));
}

const bytesOfHalf = (unit: number): Buffer => Buffer.from([0xed, 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]);

function decodeHalves(bytes: Buffer): string {
  const raw = bytes.toString("latin1");
  let text = "";
  let from = 0;
  for (const { index } of raw.matchAll(BYTES_OF_HALF)) {
    const unit = 0xd000 | (((bytes[index + 1] ?? 0) & 0x3f) << 6) | ((bytes[index + 2] ?? 0) & 0x3f);
    text += bytes.toString("utf8", from, index) + String.fromCharCode(unit);
    from = index + 3;
  }
  return text + bytes.toString("utf8", from);
}

/** Takes a field with a length out of a message: what it holds, and the message without it. */
export function takeField(message: Buffer, field: number): { value: Buffer; rest: Buffer } {
  const reader = new MessageReader(message);
  for (let start = 0; reader.next(); start = reader.offset) {
    if (reader.field !== field) {
      reader.skip();
      continue;
    }
    const value = reader.bytes();
    return { value, rest: Buffer.concat([message.subarray(0, start), message.subarray(reader.offset)]) };
  }
  return { value: Buffer.alloc(0), rest: message };
}
