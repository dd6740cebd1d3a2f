import type { FastifyContextConfig, FastifyInstance } from "fastify";
import type { PageAccess } from "./access.js";
import { type Html, html } from "./html.js";
import { type PageContent, renderDocument } from "./layout.js";

const PATH = "/__page/sign-in";
const LONGEST_FORM = 4096;

/** What is shown to who has not given the token yet. */
export function renderSignIn(fault?: Html): PageContent {
  const main = html`<h1>Token</h1>
<p>This emulator also serves other machines, so its page asks for the token that it was started with.</p>
<form class="sign-in" method="post" action="${PATH}"><label for="token">Token of the emulator</label><input id="token" name="token" type="password" autocomplete="off" required${fault ? html` aria-describedby="fault" aria-invalid="true"` : undefined}><button type="submit">Show the page</button>${fault ? html`<p id="fault" role="alert">${fault}</p>` : undefined}</form>`;
  return { title: "Token", main };
}

/** Takes the token out of the form and gives a cookie for it. It changes nothing in the emulator. */
export function addSignIn(app: FastifyInstance, config: FastifyContextConfig, access: PageAccess): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: LONGEST_FORM },
    (_request: unknown, text: string, done: (error: null, body: string) => void) => done(null, text),
  );
  app.post(PATH, { config }, (request, reply) => {
    const given = new URLSearchParams(typeof request.body === "string" ? request.body : "").get("token") ?? "";
    const cookie = access.signIn(given, request);
    if (cookie !== undefined) return reply.header("set-cookie", cookie).redirect("/", 303);
    const text = renderDocument(renderSignIn(html`That is not the token of this emulator.`));
    return reply.code(401).type("text/html; charset=utf-8").send(text);
  });
}
