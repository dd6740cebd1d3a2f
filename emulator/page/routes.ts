import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { addAssets } from "./assets.js";
import { renderCollectionPage } from "./collection-page.js";
import { renderHome } from "./home.js";
import { html } from "./html.js";
import { type PageContent, renderDocument, renderNotice } from "./layout.js";
import { renderObjectPage } from "./object-page.js";
import type { PageParts } from "./parts.js";
import { renderRequestPage, renderRequestsPage } from "./request-pages.js";
import { addSignIn, renderSignIn } from "./sign-in.js";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether the route belongs to the page and not to the API: no log counts it, no fault concerns it. */
    isPage?: boolean;
  }
}

interface Found {
  status: number;
  content: PageContent;
}

/** Nothing but the page's own style and script is loaded or run, nobody may frame it, and nothing of it is kept. */
const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
};

const CONFIG = { isPage: true };

/** Everything that a browser sees of the emulator, beside the API. It writes nothing. */
export function addPage(app: FastifyInstance, parts: PageParts): void {
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(HEADERS);
  });
  app.setErrorHandler((error, request, reply) => {
    process.stderr.write(`emulator: page ${request.id} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    return answer(
      reply,
      { status: 500, content: renderNotice("A fault of the emulator", html`Please report it with what it printed.`) },
      parts,
    );
  });
  addAssets(app, CONFIG);
  addSignIn(app, CONFIG, parts.access);

  const add = (path: string, find: (request: FastifyRequest, param: (name: string) => string) => Found) => {
    app.get<{ Params: Record<string, string> }>(path, { config: CONFIG }, (request, reply) => {
      const verdict = parts.access.judge(request);
      if (verdict === "refuse") return answer(reply, REFUSED, parts);
      if (verdict === "ask for the token") return answer(reply, { status: 401, content: renderSignIn() }, parts);
      return answer(
        reply,
        find(request, (name) => request.params[name] ?? ""),
        parts,
        true,
      );
    });
  };

  add("/", (request) => ({ status: 200, content: renderHome(`${request.protocol}://${request.host}`, parts) }));
  add("/objects/:kind/:id", (_request, param) => renderObjectPage(param("kind"), param("id"), parts));
  add("/collections/:kind", (request, param) => {
    const read = (name: string) => readText(request, name) || undefined;
    const wish = { text: read("q") ?? "", page: readPage(request), organization: read("organization"), names: read("names") };
    return renderCollectionPage(param("kind"), wish, parts);
  });
  add("/requests", (request) => ({ status: 200, content: renderRequestsPage(readText(request, "q"), readPage(request), parts) }));
  add("/requests/:id", (_request, param) => renderRequestPage(param("id"), parts));
  for (const path of ["/objects", "/objects/*", "/collections", "/collections/*", "/requests/*"]) add(path, () => NOT_FOUND);

  app.get("/__page/version", { config: CONFIG }, (request, reply) => {
    if (parts.access.judge(request) !== "allow") return reply.code(403).type("text/plain").send("");
    return reply.type("text/plain").send(versionOf(parts));
  });
}

const NOT_FOUND: Found = { status: 404, content: renderNotice("No such page", html`Nothing stands under this address.`) };
const REFUSED: Found = {
  status: 403,
  content: renderNotice(
    "Not for this address",
    html`The page is for the machine that the emulator runs on: open it as 127.0.0.1 or localhost.`,
  ),
};

/** Another one after every request and every change. */
function versionOf({ log, store }: PageParts): string {
  return `${log.records.length}.${log.records.at(-1)?.id ?? ""}.${store.history.lastNumber()}`;
}

function answer(reply: FastifyReply, { status, content }: Found, parts: PageParts, isLive = false): FastifyReply {
  const text = renderDocument(isLive ? { ...content, version: versionOf(parts) } : content);
  return reply.code(status).type("text/html; charset=utf-8").send(text);
}

function readText({ query }: FastifyRequest, name: string): string {
  const value = typeof query === "object" && query !== null ? Object.entries(query).find(([each]) => each === name)?.[1] : undefined;
  return typeof value === "string" ? value.trim() : "";
}

function readPage(request: FastifyRequest): number {
  const text = readText(request, "page");
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1;
}
