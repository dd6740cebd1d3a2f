import type { CheckResult, CreateResult, DiffResult, ReadResult } from "@pulumi/pulumi/dynamic";
import { isNotFound, Web1on1Error } from "../../client/error.js";
import { fillPath } from "../../client/path.js";
import { isUnknown, UNKNOWN_VALUE } from "../../schema/unknown.js";
import { check } from "../check.js";
import type { Props, ResourceDefinition, Verbs } from "../definition.js";
import { deleteAt } from "../delete.js";
import { HalfMadeError, nameResource } from "../failure.js";
import { isRecordAlone, noteFoundInPlace } from "../found-in-place.js";
import { liveRecord } from "../live/live-objects.js";
import { readAt, readObject } from "../object.js";
import { GONE } from "../read.js";
import type { Session } from "../session.js";
import { withoutProvider } from "../state.js";
import { decodeImage, describeImage, type Image, ImageFault, type ImageRules, readImage } from "./content.js";

/** Where an image stands in the API. */
export interface ImagePlace extends ImageRules {
  /** The property that names the object with the image; its value is the image's id too. */
  readonly holder: string;
  /** The path of that object. */
  readonly path: string;
  /** The last part of the image's own path, and the property of the object that holds its URL. */
  readonly property: string;
}

/**
 * Images that came as bytes, by hash. The engine hands the bytes to check alone: inputs and state have their hash, so that they do
 * not grow with the image. One process serves a whole run, check and create of it.
 */
const loaded = new Map<string, Image>();

/** The verbs of an image: made and changed by an upload, compared by the hash of its bytes, and gone when the URL of it is. */
export function imageVerbs(place: ImagePlace): Verbs {
  return {
    check: (definition, news) => checkImage(place, definition, news),
    diff: async (_session, _definition, _id, olds, news) => diffImage(place, olds, news),
    create: (session, definition, inputs) => createImage(place, session, definition, inputs),
    read: (session, definition, id, state) => readUrl(place, session, definition, id, state),
    update: async (session, definition, id, olds, news) => {
      await tellReplaced(place, session, definition, id, olds, news);
      return { outs: await upload(place, session, news) };
    },
    delete: (session, definition, id) => deleteImage(place, session, definition, id),
  };
}

async function checkImage(place: ImagePlace, definition: ResourceDefinition, news: Props): Promise<CheckResult<Props>> {
  const { inputs, failures = [] } = await check(definition, news);
  const { content, ...kept } = withoutProvider(inputs ?? {});
  if (failures.length > 0) {
    // The engine prints the whole value of a named property, which is no use of the bytes of an image.
    return {
      inputs: kept,
      failures: failures.map(({ property, reason }) => ({ property: property === "content" ? "" : property, reason })),
    };
  }
  if (isUnknown(kept.file) || isUnknown(content)) {
    return { inputs: { ...kept, sha256: UNKNOWN_VALUE } };
  }
  try {
    const image = typeof kept.file === "string" ? await readImage(kept.file, place) : decodeImage(String(content), place);
    if (content !== undefined) {
      loaded.set(image.sha256, image);
    }
    return { inputs: { ...kept, ...describeImage(image) }, failures };
  } catch (error) {
    if (!(error instanceof ImageFault)) {
      throw error;
    }
    const [property, path] = kept.file === undefined ? ["", "content"] : ["file", "file"];
    return { inputs: kept, failures: [{ property, reason: `${nameResource(definition, kept)}: ${path} ${error.message}` }] };
  }
}

function diffImage({ holder }: ImagePlace, olds: Props, news: Props): DiffResult {
  const isMoved = news[holder] !== olds[holder];
  const isChanged = isUnknown(news.sha256) || news.sha256 !== olds.sha256;
  return { changes: isMoved || isChanged, replaces: isMoved ? [holder] : [], deleteBeforeReplace: false };
}

async function createImage(
  place: ImagePlace,
  session: Session,
  definition: ResourceDefinition,
  inputs: Props,
): Promise<CreateResult<Props>> {
  const id = String(inputs[place.holder]);
  const found = await findUrl(place, session, id);
  const outs = await upload(place, session, inputs);
  if (found !== undefined) {
    noteFoundInPlace(session, definition, id);
  }
  return { id, outs };
}

async function readUrl(
  place: ImagePlace,
  session: Session,
  definition: ResourceDefinition,
  id: string,
  state: Props,
): Promise<ReadResult<Props>> {
  let url: string | undefined;
  try {
    const list = place.path.slice(0, place.path.lastIndexOf("/"));
    const isKnown = ({ [place.property]: shown }: Props) => typeof shown === "string" && isSameAddress(shown, String(state.url));
    url = urlIn(await liveRecord(session, { definition, id }, list, id, isKnown), place);
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
  if (url === undefined) {
    return GONE;
  }
  const known = withoutProvider(state);
  if (known.url !== undefined && isSameAddress(String(known.url), url)) {
    return { id, props: known };
  }
  // Another image is in its place. What it was made of is not known, so the next run puts the program's back.
  const { sha256: _sha256, contentType: _type, size: _size, url: _url, ...inputs } = { ...known, [place.holder]: id };
  return { id, props: { ...inputs, url }, inputs };
}

/** What somebody else put in its place since the last refresh goes with the upload. */
async function tellReplaced(
  place: ImagePlace,
  session: Session,
  definition: ResourceDefinition,
  id: string,
  olds: Props,
  news: Props,
): Promise<void> {
  const url = await findUrl(place, session, id);
  if (url !== undefined && typeof olds.url === "string" && !isSameAddress(olds.url, url)) {
    console.log(
      `${nameResource(definition, news)}: the upload overwrites the image that somebody put there since the last refresh: ${url}.`,
    );
  }
}

async function deleteImage(place: ImagePlace, session: Session, definition: ResourceDefinition, id: string): Promise<void> {
  if (isRecordAlone(session, definition, id)) {
    return;
  }
  await deleteAt(session, pathOf(place, id));
}

async function upload(place: ImagePlace, session: Session, news: Props): Promise<Props> {
  const inputs = withoutProvider(news);
  const { bytes, type } = await checkedImage(place, inputs);
  const path = pathOf(place, String(inputs[place.holder]));
  const client = await session.client();
  const name = `${place.property}.${type.replace("image/", "")}`;
  const answer = readObject(await client.upload(path, { name, type, bytes }), `POST ${path}`);
  const id = String(inputs[place.holder]);
  const url =
    answer[place.property] ??
    (await findUrl(place, session, id).catch((error: unknown) => {
      // The image is there by now.
      throw new HalfMadeError(error, id, inputs);
    }));
  return { ...inputs, ...(typeof url === "string" ? { url } : {}) };
}

/** The image that check saw: what is sent is what the preview showed. */
async function checkedImage(place: ImagePlace, { file, sha256 }: Props): Promise<Image> {
  const image = typeof file === "string" ? await readChecked(file, place) : loaded.get(String(sha256));
  if (image === undefined || image.sha256 !== sha256) {
    throw new Web1on1Error(
      file === undefined
        ? "the bytes of the image are not at hand: this process did not get them. Run again."
        : `the file ${JSON.stringify(file)} changed while the run was under way. Run again.`,
    );
  }
  return image;
}

async function readChecked(file: string, rules: ImageRules): Promise<Image> {
  try {
    return await readImage(file, rules);
  } catch (error) {
    throw error instanceof ImageFault ? new Web1on1Error(`file ${error.message}`) : error;
  }
}

/** The URL of the image that is there now. */
async function findUrl(place: ImagePlace, session: Session, id: string): Promise<string | undefined> {
  return urlIn(await readAt(await session.client(), fillPath(place.path, { [place.holder]: id })), place);
}

function urlIn(owner: Props, { property }: ImagePlace): string | undefined {
  const url = owner[property];
  return typeof url === "string" && url !== "" ? url : undefined;
}

function pathOf({ path, holder, property }: ImagePlace, id: string): string {
  return `${fillPath(path, { [holder]: id })}/${property}`;
}

/** Cloud storage signs its URLs anew at each request, in the query. */
function isSameAddress(one: string, other: string): boolean {
  return one.split("?")[0] === other.split("?")[0];
}
