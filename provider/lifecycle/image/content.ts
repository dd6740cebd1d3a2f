import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { Props } from "../definition.js";
import { inspectImage } from "./inspect.js";

/** The reference gives no limit; this is well beyond what an image needs that is shown at a few hundred pixels. */
const LARGEST_IMAGE_BYTES = 5 * 1024 * 1024;

/** What an image must be beyond its format. */
export interface ImageRules {
  /** The least width and height, in pixels; where it is given the image is a square. */
  readonly leastSquarePx?: number;
}

/** An image that may be sent. */
export interface Image {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly type: string;
}

/** Why an image cannot be sent, to follow the property that it comes from. */
export class ImageFault extends Error {
  override readonly name = "ImageFault";
}

/** The image of a file. A relative path begins at the program's folder, where the provider's process runs too. @throws ImageFault */
export async function readImage(path: string, rules: ImageRules): Promise<Image> {
  try {
    // A file of gigabytes is not read to be told that it is too large.
    checkSize((await stat(path)).size);
    return toImage(new Uint8Array(await readFile(path)), rules);
  } catch (error) {
    if (error instanceof ImageFault) {
      throw error;
    }
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new ImageFault(
      `must be a file that can be read, got ${JSON.stringify(path)} (${code}, in the folder ${process.cwd()}). ` +
        "Give a path that begins at the program's folder, or an absolute one.",
    );
  }
}

/** The image of a base64 text. @throws ImageFault */
export function decodeImage(content: string, rules: ImageRules): Image {
  const text = content.replace(/\s+/g, "");
  const bytes = Buffer.from(text, "base64");
  if (text === "" || bytes.toString("base64").replace(/=+$/, "") !== text.replace(/=+$/, "")) {
    throw new ImageFault("must be the bytes of an image, got a text that is no base64. Give a Uint8Array, or its base64 text.");
  }
  checkSize(bytes.byteLength);
  return toImage(new Uint8Array(bytes), rules);
}

/** The properties by which state knows an image. */
export function describeImage({ bytes, sha256, type }: Image): Props {
  return { sha256, contentType: type, size: bytes.byteLength };
}

function toImage(bytes: Uint8Array<ArrayBuffer>, { leastSquarePx }: ImageRules): Image {
  const facts = inspectImage(bytes);
  if (facts === undefined) {
    throw new ImageFault("must be a JPEG, GIF or PNG image, got bytes that begin like none of them. Convert the image.");
  }
  const { width, height, type } = facts;
  if (leastSquarePx !== undefined && width !== undefined && (width !== height || width < leastSquarePx)) {
    throw new ImageFault(
      `must be a square image of at least ${leastSquarePx} by ${leastSquarePx} pixels, got ${width} by ${height}. Crop or scale it.`,
    );
  }
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex"), type };
}

function checkSize(size: number): void {
  if (size > LARGEST_IMAGE_BYTES) {
    throw new ImageFault(`must be an image of at most ${LARGEST_IMAGE_BYTES} bytes, got ${size}. Scale it down.`);
  }
}
