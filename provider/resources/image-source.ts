import * as pulumi from "@pulumi/pulumi";
import { isRecord } from "../schema/path.js";
import { programError } from "./program-run.js";
import { isLater } from "./sources.js";

/** Where a program takes an image from: one of the two. */
export interface ImageSource {
  /** The path of a file, beginning at the program's folder or absolute, or a FileAsset of it. */
  file?: pulumi.Input<string | pulumi.asset.FileAsset>;
  /** The image's bytes: a Uint8Array or Buffer, their base64 text, or a StringAsset of that text. */
  content?: pulumi.Input<string | Uint8Array | pulumi.asset.StringAsset>;
}

/** An image as texts, which state and every engine take: the path of its file, or its bytes in base64. */
interface PlainImage {
  file?: pulumi.Input<string | undefined>;
  content?: pulumi.Input<string | undefined>;
}

/**
 * The args with the image as texts. An asset as an input would be kept as such by the official engine, and is refused by the
 * embedded one.
 *
 * @throws pulumi.RunError for an asset that is neither a file nor a text of this machine
 */
export function withPlainImage<Args extends ImageSource>(args: Args): Omit<Args, keyof ImageSource> & PlainImage {
  const { file, content, ...others } = args;
  const [fromFile, fromContent] = [toPlain("file", file), toPlain("content", content)];
  // Where both are given each keeps its place, and check says that it is one too many.
  return file !== undefined && content !== undefined
    ? { ...others, file: fromFile.file ?? fromFile.content, content: fromContent.content ?? fromContent.file }
    : { ...others, ...fromFile, ...fromContent };
}

function toPlain(key: keyof ImageSource, given: unknown): PlainImage {
  if (!isLater(given)) {
    return toPlainNow(key, given);
  }
  // An output takes bytes apart into an object of numbers; a promise alone does not.
  const value = given instanceof Promise ? given.then((inner: unknown) => (inner instanceof Uint8Array ? toBase64(inner) : inner)) : given;
  const output: pulumi.Output<unknown> = pulumi.output(value);
  const plain = output.apply((inner) => pulumi.output(toPlainNow(key, inner)));
  return { file: plain.apply((image) => image.file), content: plain.apply((image) => image.content) };
}

function toPlainNow(key: keyof ImageSource, value: unknown): PlainImage {
  if (value instanceof Uint8Array) {
    return { content: toBase64(value) };
  }
  if (!isRecord(value)) {
    // What is no text either is for check to tell.
    return value === undefined ? {} : { [key]: value };
  }
  if (value.__pulumiAsset === true || value.__pulumiArchive === true) {
    return fromAsset(value);
  }
  const bytes = Object.values(value);
  return bytes.every((byte) => typeof byte === "number") ? { content: toBase64(Uint8Array.from(bytes)) } : { [key]: value };
}

/** An asset says what it is by the property it has. The text of one cannot hold the bytes of an image as they are: it is base64. */
function fromAsset({ path, text, __pulumiArchive: isArchive }: Record<string, unknown>): PlainImage {
  const [found, key] = path === undefined ? [text, "content"] : [path, "file"];
  if (isArchive !== true && (typeof found === "string" || found instanceof Promise)) {
    return { [key]: found };
  }
  throw programError(
    "An image is made of a FileAsset, or of a StringAsset of its base64 text; a RemoteAsset and an archive are neither. " +
      "Download the image and give its path.",
  );
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
