import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { DEEPEST, parseDocument, type Reading, tellDepth } from "./document.js";
import { heightOf, type YamlNode } from "./node.js";
import { type FileProblem, problemAt, type Told } from "./problem.js";
import { LARGEST_BYTES, type Origin, readSource, type SourceFault } from "./source.js";

const ENDINGS = [".yaml", ".yml", ".json"];
const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml"];

/** The folder that includes may not leave: that of the nearest Pulumi.yaml above a file, else the file's own. */
export function projectFolderOf(file: string): string {
  const own = dirname(resolve(file));
  for (let folder = own; ; folder = dirname(folder)) {
    if (PROJECT_FILES.some((name) => existsSync(join(folder, name)))) {
      return folder;
    }
    if (dirname(folder) === folder) {
      return own;
    }
  }
}

/** Reads a file with all that it includes. */
export class FileReader implements Reading {
  readonly problems: FileProblem[] = [];
  /** What each file holds, by its real path: included twice, it is read once. */
  readonly #read = new Map<string, YamlNode>();
  /** The files that are being read, each included by the one before it. */
  readonly #chain: { real: string; file: string }[] = [];
  #bytes = 0;

  /** @param root the folder that no include may leave */
  constructor(readonly root: string) {}

  readRoot(file: string): YamlNode {
    const at = { source: { file, text: "", lines: [0] }, offset: 0 };
    return this.#open(file, file, at, 0);
  }

  include(target: string, at: Origin, depth: number): YamlNode {
    const file = join(dirname(at.source.file), target);
    const fault = this.#judge(target, file);
    return fault === undefined ? this.#open(file, target, at, depth) : this.#tell(fault, at);
  }

  #judge(target: string, file: string): Told | undefined {
    const got = JSON.stringify(target);
    if (target === "" || isAbsolute(target) || !ENDINGS.includes(extname(target))) {
      const expected = `must name a ${ENDINGS.join(", ")} file, relative to this one`;
      return { code: "include", expected, got, remedy: "Write !include file.yaml." };
    }
    const real = realPath(file);
    const lies = (path: string, folder: string) => path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
    const isOutside =
      !lies(resolve(file), resolve(this.root)) || (real !== undefined && !lies(real, realPath(this.root) ?? resolve(this.root)));
    if (isOutside) {
      const link = real !== undefined && lies(resolve(file), resolve(this.root)) ? ", a symbolic link that leads out of it" : "";
      const expected = `must be a file in the project's folder ${JSON.stringify(this.root)}`;
      return { code: "include-outside", expected, got: `${got}${link}`, remedy: "Copy the file into the project." };
    }
    const begun = this.#chain.findIndex((each) => each.real === real);
    if (begun >= 0) {
      const chain = [...this.#chain.slice(begun).map((each) => this.#name(each.file)), this.#name(file)];
      return {
        code: "include-cycle",
        expected: "must not include itself",
        got: chain.join(" includes "),
        remedy: "Remove one of these includes.",
      };
    }
    return undefined;
  }

  #open(file: string, written: string, at: Origin, depth: number): YamlNode {
    const real = realPath(file) ?? resolve(file);
    const known = this.#read.get(real);
    if (known !== undefined && depth + heightOf(known) <= DEEPEST) {
      return known;
    }
    if (known !== undefined || depth >= DEEPEST) {
      return this.#tell(tellDepth(), at);
    }
    // The path that was judged, and not one that a link may have been put in place of since.
    const source = readSource(real, file);
    if ("code" in source) {
      return this.#tell(named(source, this.#chain.length === 0 ? undefined : written), at);
    }
    this.#bytes += source.text.length;
    if (this.#bytes > LARGEST_BYTES) {
      const expected = `must be at most ${LARGEST_BYTES / 1_048_576} MB with all that is included`;
      return this.#tell({ code: "file-too-large", expected, got: "more", remedy: "Check which files are included." }, at);
    }
    this.#chain.push({ real, file });
    const node = parseDocument(source, this, depth);
    this.#chain.pop();
    this.#read.set(real, node);
    return node;
  }

  #name(file: string): string {
    return relative(this.root, file) || basename(file);
  }

  #tell(told: Told, at: Origin): YamlNode {
    this.problems.push(problemAt(at, told));
    return { kind: "broken", at };
  }
}

/** The fault of an included file is told where the include stands, so it names the file. */
function named(fault: SourceFault, written: string | undefined): Told {
  return written === undefined ? fault : { ...fault, expected: `${JSON.stringify(written)} ${fault.expected}` };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
