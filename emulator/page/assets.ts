import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { SCRIPT } from "./script.js";
import { STYLE } from "./style.js";

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b6e63"/><path d="M8 11h16v9H14l-4 4v-4H8z" fill="#fff"/></svg>`;

/** The style, the script and the icon of the page: the same for everybody, without any data. */
export function addAssets(app: FastifyInstance, config: FastifyContextConfig): void {
  const add = (path: string, type: string, text: string) =>
    app.get(path, { config }, (_request, reply) => reply.type(`${type}; charset=utf-8`).send(text));
  add("/__page/style.css", "text/css", STYLE);
  add("/__page/live.js", "text/javascript", SCRIPT);
  add("/__page/icon.svg", "image/svg+xml", ICON);
  add("/favicon.ico", "image/svg+xml", ICON);
}
