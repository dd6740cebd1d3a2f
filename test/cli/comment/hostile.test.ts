import fc from "fast-check";
import markdownIt from "markdown-it";
import { expect, test } from "vitest";
import { commentFor, step } from "./preview.js";

const RUNS = Number(process.env.RANDOM_RUNS ?? 100);

/** As GitHub reads it: HTML is let through, and addresses become links. */
const markdown = markdownIt({ html: true, linkify: true });

const NASTY = [
  "`",
  "``",
  "```",
  "````\n",
  "```\n\n@everyone\n\n```diff\n",
  "~~~",
  "|",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</details>",
  "</summary></details>",
  "</code>",
  "</pre>",
  "-->",
  "--->",
  "<!-- web1on1 preview: other/stack -->",
  "<!--",
  "@octocat",
  "@org/team",
  "#12",
  "GH-12",
  "web1on1/pulumi#12",
  "https://evil.example/x",
  "www.evil.example",
  "a@evil.example",
  "[click](javascript:alert(1))",
  "![x](https://evil.example/x.png)",
  "[ref]: https://evil.example",
  "**bold**",
  "\n# heading",
  "\n- item",
  "\n\n<h1>x</h1>\n\n",
  "\r\n/close",
  "&lt;b&gt;",
  "&#64;octocat",
  "\\`",
  "$x$",
  ":tada:",
  "🧑‍🌾",
  "\u202egnp.exe",
  "\u2066\u2069",
  "\u200b",
  "\u0000",
  "\u001b[31m",
  "\u2028",
  "\ud800",
  "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
  " ",
  "",
];

const TAGS = new Set("details summary br blockquote b strong code pre p ul li h3 h4".split(" "));

/** What is left of the rendered comment when what is shown as code is taken out: nothing there comes from the plan. */
function proseOf(body: string): { tags: string[]; text: string } {
  const rendered = markdown.render(body);
  const codes = rendered.match(/(?<=<code[^>]*>)[\s\S]*?(?=<\/code>)/g) ?? [];
  // What was to be code and is markup has left it.
  expect(codes.filter((code) => code.includes("<"))).toEqual([]);
  expect(rendered.match(/<\/code>/g)).toHaveLength(codes.length);
  const html = rendered.replace(/<code[^>]*>[\s\S]*?<\/code>/g, "<code></code>");
  const tags = [...html.matchAll(/<\/?([^\s>]*)([^>]*)>/g)].map(([whole, tag, more]) => (TAGS.has(tag ?? "") && more === "" ? "" : whole));
  return { tags: tags.filter((tag) => tag !== ""), text: html.replace(/<[^>]*>/g, "").replace("[!CAUTION]", "") };
}

function expectInert(body: string): void {
  const [marker = "", ...rest] = body.split("\n");
  expect(marker).toMatch(/^<!-- web1on1 preview: [\w.%~-]+\/[\w.%~-]+ -->$/);
  expect(marker.slice(4, -3)).not.toMatch(/--|>/);
  const { tags, text } = proseOf(rest.join("\n"));
  expect(tags).toEqual([]);
  expect(text).toMatch(/^[A-Za-z0-9\s.,:;()/…-]*$/);
  // Nothing that turns the direction of text, hides, or ends a line, wherever it stands.
  expect(body.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069]/u);
}

const planWith = (text: string) => [
  {
    ...step("update", "Organization", "o", { name: text, [text]: text }, { name: `${text}${text}`, [text]: [text] }, { id: text }),
    urn: `urn:pulumi:${text}::${text}::a:b:${text}::${text}`,
  },
  step("delete", "Form", text, { name: text, organization: text, fields: [{ name: text }] }, undefined, { id: text }),
  step("replace", text, text, { description: text }, { description: `x\n${text}\n${text}` }, { step: { replaceReasons: [text] } }),
  step(text, "Form", "x", {}, { name: text }),
];
const hostile = (text: string): string =>
  commentFor(planWith(text), {
    diagnostics: [
      { severity: "error", message: text },
      { severity: "error", message: text, urn: `urn:pulumi:a::b::c:d:${text}::${text}` },
      { severity: "warning", message: `x\n${text}` },
    ],
    deletes: {
      types: [{ type: text, held: 1, deleted: [], replaced: [], allowed: text, isExcess: true }],
      goesAlong: [{ urn: step("delete", "Form", text).urn, counts: { [text]: 2 } }],
    },
  });

test.each(NASTY.map((text) => [JSON.stringify(text), text]))("keeps %s inside of code, wherever it stands in the plan", (_name, text) => {
  expectInert(hostile(text));
});

test("keeps any mixture of such texts inside of code", () => {
  const mixture = fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string()), { maxLength: 5 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(mixture, (text) => expectInert(hostile(text))),
    { numRuns: RUNS },
  );
});

test("shows a name as it is where it is harmless: other alphabets, accents, pictures made of several", () => {
  const name = "Zoë 東京 مرحبا 🧑‍🌾 & <Co>";
  const body = commentFor([step("create", "Organization", "o", undefined, { name })]);
  const html = markdown.render(body);
  expect(body).toContain(`(\`${name}\`)`);
  expect(html).toContain("<code>Zoë 東京 مرحبا 🧑‍🌾 &amp; &lt;Co&gt;</code>");
});

test("names what is not seen", () => {
  const body = commentFor([step("create", "Form", "x", undefined, { name: "a\u202egnp.exe\u0007" })]);
  expect(body).toContain("(`a[U+202E]gnp.exe[U+0007]`)");
});
