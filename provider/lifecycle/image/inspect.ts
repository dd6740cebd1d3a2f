/** What the bytes of an image say of it. */
interface ImageFacts {
  /** The media type: one of the formats that the API takes (reference, Upload an Organization Logo). */
  readonly type: "image/jpeg" | "image/gif" | "image/png";
  /** In pixels; undefined where the bytes break off before they say it. */
  readonly width?: number;
  readonly height?: number;
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_START = [0xff, 0xd8, 0xff];
const GIF_STARTS = ["GIF87a", "GIF89a"].map((text) => [...Buffer.from(text, "latin1")]);
/** Markers of the same range that begin no frame: tables of Huffman codes, an extension, arithmetic coding. */
const NO_FRAME = [0xc4, 0xc8, 0xcc];

/** Tells an image by its first bytes, whatever its name says; undefined for what is none of the formats. */
export function inspectImage(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, PNG_START)) {
    return { type: "image/png", ...(bytes.length < 24 ? {} : { width: view.getUint32(16), height: view.getUint32(20) }) };
  }
  if (GIF_STARTS.some((start) => startsWith(bytes, start))) {
    return { type: "image/gif", ...(bytes.length < 10 ? {} : { width: view.getUint16(6, true), height: view.getUint16(8, true) }) };
  }
  return startsWith(bytes, JPEG_START) ? { type: "image/jpeg", ...findJpegSize(bytes, view) } : undefined;
}

/** A JPEG is a row of segments, each with a marker and its length; the one that begins a frame has the size. */
function findJpegSize(bytes: Uint8Array, view: DataView): { width?: number; height?: number } {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
    } else if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return {};
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
