import { randomBytes } from "node:crypto";
import { isIPv4 } from "node:net";
import type { FastifyRequest } from "fastify";
import { createTokenCheck } from "../auth/bearer.js";

/** Who may see the page: anyone on this machine, or whoever knows the emulator's token where it serves other machines too. */
export interface PageAccess {
  /** What is to be done with a request. */
  judge(request: FastifyRequest): "allow" | "refuse" | "ask for the token";
  /** The Set-Cookie of whoever gave the right token; nothing for a wrong one. */
  signIn(token: string, request: FastifyRequest): string | undefined;
}

/**
 * On a loopback address only the own machine gets through, and a Host header must name that machine: a foreign site whose name was
 * pointed at 127.0.0.1 sends its own. On any other address the token is asked for, from the own machine too.
 *
 * @param host the address that the emulator listens on
 */
export function createPageAccess(host: string, token: string): PageAccess {
  if (isLoopback(host)) return { judge: (request) => (isFromHere(request) ? "allow" : "refuse"), signIn: () => undefined };
  // Not the token itself: whoever finds the cookie can look until the emulator ends, and write nothing.
  const session = randomBytes(32).toString("base64url");
  const [isSession, isToken] = [createTokenCheck(session), createTokenCheck(token)];
  return {
    judge: (request) => (isSession(readCookie(request)) ? "allow" : "ask for the token"),
    signIn: (given, request) => (isToken(given) ? `${nameCookie(request)}=${session}; Path=/; HttpOnly; SameSite=Strict` : undefined),
  };
}

function isFromHere({ socket, host }: FastifyRequest): boolean {
  const name = URL.parse(`http://${host}`)?.hostname ?? "";
  return isLoopback(socket.remoteAddress ?? "") && isLoopback(name);
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, "").replace(/^::ffff:/, "");
  return plain === "localhost" || plain === "::1" || (isIPv4(plain) && plain.startsWith("127."));
}

/** Cookies do not tell ports apart, and several emulators may run on a machine. */
function nameCookie({ socket }: FastifyRequest): string {
  return `web1on1-emulator-${socket.localPort ?? 0}`;
}

function readCookie(request: FastifyRequest): string {
  const start = `${nameCookie(request)}=`;
  const found = request.headers.cookie?.split("; ").find((cookie) => cookie.startsWith(start));
  return found?.slice(start.length) ?? "";
}
