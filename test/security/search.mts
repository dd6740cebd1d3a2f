import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** A text and where it was found. */
export interface Written {
  readonly where: string;
  readonly text: string;
}

/** Every file below a folder but those of one of these names; links are not followed, which `recursive` of readdir does. */
export function readAll(folder: string, left: readonly string[], place = ""): Written[] {
  return readdirSync(join(folder, place), { withFileTypes: true }).flatMap((entry) => {
    const where = join(place, entry.name);
    if (entry.isDirectory()) return readAll(folder, left, where);
    return entry.isFile() && !left.includes(entry.name) ? [{ where, text: readFileSync(join(folder, where), "latin1") }] : [];
  });
}

/** `secret in place`, for each secret that stands in one of the texts: as it is, as base64 or as a part of a URL. */
export function findSecrets(secrets: Readonly<Record<string, string>>, texts: readonly Written[]): string[] {
  const forms = Object.entries(secrets).flatMap(([name, secret]) =>
    [...new Set([secret, encodeURIComponent(secret), ...base64Of(secret)])].map((form) => ({ name, form })),
  );
  const found = texts.flatMap(({ where, text }) =>
    forms.filter(({ form }) => text.includes(form)).map(({ name }) => `${name} in ${where}`),
  );
  return [...new Set(found)].sort();
}

/** What stands in the middle of any base64 text of something that holds the secret. */
function base64Of(secret: string): string[] {
  return [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
      .toString("base64")
      .slice(4, -4),
  );
}

/** A token as the API makes it. */
export const JWT = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g;

/** The arguments of every process that runs in a folder, looked at again and again until it is ended. */
export function watchArguments(folder: string): { end(): Written[] } {
  const seen = new Set<string>();
  const look = (): void => {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        if (readlinkSync(`/proc/${pid}/cwd`) !== folder) continue;
        seen.add(readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "));
      } catch {
        // It ended meanwhile.
      }
    }
  };
  const timer = setInterval(look, 20);
  return {
    end: () => {
      clearInterval(timer);
      return [...seen].map((text) => ({ where: `arguments of ${text.slice(0, 60)}`, text }));
    },
  };
}

const MOST_PAGES = 150;

/** Every page of the emulator that can be reached by its links. */
export async function crawl(url: string): Promise<Written[]> {
  const found = new Map<string, string>();
  const waiting = ["/"];
  for (let path = waiting.shift(); path !== undefined && found.size < MOST_PAGES; path = waiting.shift()) {
    const text = await (await fetch(new URL(path, url))).text();
    found.set(path, text);
    for (const [, link = ""] of text.matchAll(/href="(\/[^"#]*)"/g)) {
      const next = link.replaceAll("&amp;", "&");
      if (!found.has(next) && !waiting.includes(next)) waiting.push(next);
    }
  }
  return [...found].map(([path, text]) => ({ where: `page ${path}`, text }));
}
