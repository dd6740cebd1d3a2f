import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent, YAMLException } from "js-yaml";
import { nearest } from "../../schema/nearest.js";
import { type Entry, heightOf, listNode, mapNode, type YamlNode } from "./node.js";
import { type FileProblem, problemAt, type Told } from "./problem.js";
import type { Origin, Source } from "./source.js";
import { readingOf, shortTag, tellTag } from "./tags.js";

/** Deeper than any tenant is, and shallow enough for whoever walks through it. */
export const DEEPEST = 100;
/** Aliases of aliases make a few lines stand for more than any memory. */
const MOST_ALIASES = 1000;
/** The same for maps that are merged in many places. */
const MOST_MERGED = 100_000;

/** What a file that is read shares with those that it includes. */
export interface Reading {
  readonly problems: FileProblem[];
  /** The content of an included file. `at` is where the include stands. */
  include(target: string, at: Origin, depth: number): YamlNode;
}

/** Reads the text of a file; what is wrong goes to the problems, and the rest is read all the same where it can be. */
export function parseDocument(source: Source, reading: Reading, depth: number): YamlNode {
  const at = { source, offset: 0 };
  const tell = (told: Told, origin: Origin = at): YamlNode => {
    reading.problems.push(problemAt(origin, told));
    return { kind: "broken", at: origin };
  };
  const events = parse(source, tell);
  if (events === undefined) {
    return { kind: "broken", at };
  }
  const starts = events.filter(({ type }) => type === EVENT_ID.DOCUMENT);
  const [, first] = events;
  if (first === undefined || (first.type === EVENT_ID.SCALAR && first.valueStart < 0 && first.tagStart < 0)) {
    return tell({ code: "file-empty", expected: "must hold a map", got: "an empty file", remedy: "Write what the tenant is to have." });
  }
  if (starts.length > 1) {
    const second = source.text.search(/(?<=\n)---/);
    const told = { code: "yaml-documents", expected: "must hold one document", got: `${starts.length}`, remedy: "Remove the line ---." };
    return tell(told, { source, offset: Math.max(second, 0) });
  }
  return new Builder(source, events, reading).read(1, at, depth);
}

function parse(source: Source, tell: (told: Told, at: Origin) => YamlNode): Event[] | undefined {
  try {
    return parseEvents(source.text, { maxDepth: DEEPEST });
  } catch (error) {
    if (!(error instanceof YAMLException)) {
      throw error;
    }
    tell(tellSyntax(error.reason), { source, offset: error.mark?.position ?? 0 });
    return undefined;
  }
}

function tellSyntax(reason: string): Told {
  if (reason.includes("maxDepth")) {
    return tellDepth();
  }
  if (reason.startsWith("tab characters")) {
    return { code: "yaml-tab", expected: "must be indented with spaces", got: "a tab", remedy: "Put spaces in its place." };
  }
  return {
    code: "yaml-syntax",
    expected: "must be valid YAML",
    got: `a mistake: ${reason}`,
    remedy: "Correct the line, or the one before it.",
  };
}

export function tellDepth(): Told {
  return { code: "yaml-depth", expected: `must be nested at most ${DEEPEST} levels deep`, got: "more", remedy: "Make it flatter." };
}

/** Makes nodes out of the events of one document. */
class Builder {
  readonly #anchors = new Map<string, YamlNode>();
  /** Anchors whose value is not complete yet. */
  readonly #open = new Set<string>();
  #aliases = 0;
  #merged = 0;
  #next = 0;

  constructor(
    readonly source: Source,
    readonly events: readonly Event[],
    readonly reading: Reading,
  ) {}

  /** @param fallback where a value stands that is not written at all */
  read(from: number, fallback: Origin, depth: number): YamlNode {
    this.#next = from;
    return this.#node(fallback, depth);
  }

  #node(fallback: Origin, depth: number): YamlNode {
    const event = this.events[this.#next++];
    if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) {
      throw new Error("The events of a YAML file end too early. This is a fault of pulumi-web1on1: please report it.");
    }
    if (event.type === EVENT_ID.ALIAS) {
      return this.#alias(this.source.text.slice(event.anchorStart, event.anchorEnd), this.#origin(event.anchorStart - 1), depth);
    }
    const at = this.#origin(startOf(event, this.source.text) ?? fallback.offset);
    const anchor = event.anchorStart < 0 ? undefined : this.source.text.slice(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) {
      this.#open.add(anchor);
    }
    const node = this.#content(event, at, depth);
    if (anchor !== undefined) {
      this.#open.delete(anchor);
      this.#anchors.set(anchor, node);
    }
    return node;
  }

  #content(event: Exclude<Event, { type: 1 | 5 | 6 }>, at: Origin, depth: number): YamlNode {
    const tag = event.tagStart < 0 ? undefined : shortTag(this.source.text.slice(event.tagStart, event.tagEnd));
    if (event.type === EVENT_ID.SCALAR) {
      return this.#scalar(event, tag, at, depth);
    }
    const isMap = event.type === EVENT_ID.MAPPING;
    const node = isMap ? this.#map(at, depth + 1) : this.#list(at, depth + 1);
    if (depth >= DEEPEST) {
      // Told where it begins to be too deep, and not at every level below.
      return depth === DEEPEST ? this.#tell(tellDepth(), at) : { kind: "broken", at };
    }
    if (tag === "!include") {
      const told = { code: "include", expected: "must name a file", got: isMap ? "a map" : "a list", remedy: "Write !include file.yaml." };
      return this.#tell(told, at);
    }
    return tag === undefined || tag === (isMap ? "!!map" : "!!seq") ? node : this.#tell(tellTag(tag), at);
  }

  #scalar(event: ScalarEvent, tag: string | undefined, at: Origin, depth: number): YamlNode {
    const text = event.valueStart < 0 ? "" : getScalarValue(this.source.text, event);
    if (tag === "!include") {
      return this.reading.include(text, at, depth);
    }
    const reading = readingOf(tag, event.style === SCALAR_STYLE.PLAIN);
    return reading === undefined ? this.#tell(tellTag(tag ?? ""), at) : { kind: "scalar", at, text, reading };
  }

  #alias(name: string, at: Origin, depth: number): YamlNode {
    this.#aliases++;
    if (this.#aliases > MOST_ALIASES) {
      // Told once: there may be a million of them.
      const told = {
        code: "yaml-aliases",
        expected: `must hold at most ${MOST_ALIASES} aliases`,
        got: "more",
        remedy: "Write some of them out.",
      };
      return this.#aliases === MOST_ALIASES + 1 ? this.#tell(told, at) : { kind: "broken", at };
    }
    const node = this.#anchors.get(name);
    if (node !== undefined) {
      return depth + heightOf(node) > DEEPEST ? this.#tell(tellDepth(), at) : node;
    }
    if (this.#open.has(name)) {
      const got = `*${name} inside &${name}`;
      return this.#tell({ code: "yaml-cycle", expected: "must not contain itself", got, remedy: "Remove it." }, at);
    }
    const meant = nearest(name, [...this.#anchors.keys()]);
    const remedy = meant === undefined ? `Write &${name} before the value that is meant.` : `Did you mean *${meant}?`;
    return this.#tell({ code: "yaml-alias", expected: "must be an alias of an anchor above it", got: `*${name}`, remedy }, at);
  }

  #list(at: Origin, depth: number): YamlNode {
    const items: YamlNode[] = [];
    while (this.events[this.#next]?.type !== EVENT_ID.POP) {
      items.push(this.#node(at, depth));
    }
    this.#next++;
    return listNode(at, items);
  }

  #map(at: Origin, depth: number): YamlNode {
    const entries = new Map<string, Entry>();
    /** Keys that came with `<<`, which the map's own replace wherever they stand. */
    const merged = new Set<string>();
    let hasMerge = false;
    while (this.events[this.#next]?.type !== EVENT_ID.POP) {
      const keyEvent = this.events[this.#next];
      const key = this.#node(at, depth);
      const value = this.#node(key.at, depth);
      if (key.kind !== "scalar") {
        this.#tell(
          {
            code: "yaml-key",
            expected: "must be a text as the key",
            got: `a ${key.kind === "broken" ? "value" : key.kind}`,
            remedy: "Write a name.",
          },
          key.at,
        );
        continue;
      }
      if (keyEvent?.type === EVENT_ID.SCALAR && key.text === "<<" && keyEvent.style === SCALAR_STYLE.PLAIN && !hasMerge) {
        hasMerge = true;
        this.#merge(value, entries, merged);
        continue;
      }
      const before = entries.get(key.text);
      if (before !== undefined && !merged.has(key.text)) {
        this.#tellDouble(key.text, key.at, before.keyAt);
        continue;
      }
      merged.delete(key.text);
      entries.set(key.text, { keyAt: key.at, value });
    }
    this.#next++;
    return mapNode(at, entries);
  }

  /** What stands earlier wins: the map's own keys, then those of the first map of a list. */
  #merge(value: YamlNode, entries: Map<string, Entry>, merged: Set<string>): void {
    for (const part of value.kind === "list" ? value.items : [value]) {
      if (part.kind === "map") {
        this.#merged += part.entries.size;
        if (this.#merged > MOST_MERGED) {
          const told = {
            code: "yaml-merge",
            expected: `must merge at most ${MOST_MERGED} keys in all`,
            got: "more",
            remedy: "Use defaults instead.",
          };
          // Told once, and nothing more is merged.
          if (Number.isFinite(this.#merged)) {
            this.#tell(told, part.at);
          }
          this.#merged = Number.POSITIVE_INFINITY;
          return;
        }
        for (const [key, entry] of part.entries) {
          if (!entries.has(key)) {
            merged.add(key);
            entries.set(key, entry);
          }
        }
      } else if (part.kind !== "broken") {
        this.#tell(
          {
            code: "yaml-merge",
            expected: "must be a map, or a list of maps, to merge",
            got: part.kind === "list" ? "a list in it" : JSON.stringify(part.text),
            remedy: "Write <<: *anchor.",
          },
          part.at,
        );
      }
    }
  }

  #tellDouble(key: string, at: Origin, first: Origin): void {
    const line = problemAt(first, { code: "", expected: "", got: "" }).line;
    const told = {
      code: "yaml-duplicate-key",
      expected: "must be a key that stands here once",
      got: JSON.stringify(key),
      remedy: `Line ${line} has it already: rename one of them, or remove it.`,
    };
    this.#tell(told, at);
  }

  #tell(told: Told, at: Origin): YamlNode {
    this.reading.problems.push(problemAt(at, told));
    return { kind: "broken", at };
  }

  #origin(offset: number): Origin {
    return { source: this.source, offset };
  }
}

/** The offset of the first character that belongs to a node: its anchor, its tag, its quote or itself. Undefined where nothing is written. */
function startOf(event: Exclude<Event, { type: 1 | 5 | 6 }>, text: string): number | undefined {
  const content = event.type === EVENT_ID.SCALAR ? scalarStart(event, text) : event.start;
  const starts = [event.anchorStart - 1, event.tagStart, content].filter((offset) => offset >= 0);
  return starts.length === 0 ? undefined : Math.min(...starts);
}

function scalarStart({ valueStart, style }: ScalarEvent, text: string): number {
  if (valueStart < 0 || style === SCALAR_STYLE.PLAIN) {
    return valueStart;
  }
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
    return text.lastIndexOf(style === SCALAR_STYLE.LITERAL_BLOCK ? "|" : ">", valueStart);
  }
  return valueStart - 1;
}
