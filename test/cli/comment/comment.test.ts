import { expect, test } from "vitest";
import { commentFor, step, urnOf } from "./preview.js";

const holding = step("same", "Organization", "holding", { name: "Holding" }, { name: "Holding" }, { id: "o1" });
const north = step("same", "Organization", "north", { name: "North", parent: "o1" }, { name: "North", parent: "o1" }, { id: "o2" });
const inNorth = (more: object = {}) => ({ organization: "o2", name: "Intake", ...more });

/** The lines of the first block of a diff. */
const diffOf = (body: string): string[] => /```diff\n(.*?)\n```/s.exec(body)?.[1]?.split("\n") ?? [];
const titlesOf = (body: string): string[] => [...body.matchAll(/<summary>(.*)<\/summary>/g)].map(([, title]) => title ?? "");

test("begins with the marker, then the counts, then what is deleted and what goes with it, then each organization folded", () => {
  const body = commentFor([
    holding,
    north,
    step("delete", "Form", "intake", inNorth({ fields: [{ name: "a" }, { name: "b" }] }), undefined, { id: "f1" }),
    step("delete", "FormField", "extra", { form: "f1", name: "c" }),
    step("update", "Category", "cars", inNorth({ name: "Cars", forms: ["f1"] }), inNorth({ name: "Cars", forms: [] })),
    step("same", "FormField", "stays", { form: "f1", name: "d" }, { form: "f1", name: "d" }),
  ]);
  expect(body).toMatchInlineSnapshot(`
    "<!-- web1on1 preview: tenant/dev -->
    ### Preview of \`tenant/dev\`

    **2 to delete, 1 to update**, 3 unchanged.

    > [!CAUTION]
    > **Deleted or replaced**
    >
    > - **delete** Form \`intake\` (\`Intake\`) in \`Holding\` / \`North\`, id \`f1\`
    >   - with the 2 fields in it
    >   - with 1 FormField below it, which this plan deletes too
    >   - with 1 FormField that belong to it at the API, though the plan does not name them

    <details>
    <summary><b><code>Holding</code> / <code>North</code></b>: 2 to delete, 1 to update</summary>
    <br>

    **delete** Form \`intake\` (\`Intake\`)

    \`\`\`diff
    - name: "Intake"
    - fields: [{ name: "a" }, { name: "b" }]
    - organization: "o2" (Organization north)
    \`\`\`

    **delete** FormField \`extra\` (\`c\`)

    \`\`\`diff
    - name: "c"
    - form: "f1" (Form intake)
    \`\`\`

    **update** Category \`cars\` (\`Cars\`)

    \`\`\`diff
    - forms[0]: "f1" (Form intake)
    \`\`\`

    </details>
    "
  `);
});

test("shows each property with its old and its new value, and items of lists one by one", () => {
  const before = inNorth({
    pointsByBot: 4,
    tags: ["a", "b", "c"],
    settings: { on: true, off: 1 },
    labels: ["x"],
    fields: [{ name: "m", label: "M" }, { name: "n" }],
  });
  const after = inNorth({
    pointsByBot: 5,
    tags: ["a", "c", "d"],
    settings: { on: false },
    description: null,
    fields: [{ name: "n" }, { name: "m", label: "Model" }, { name: "o" }],
  });
  expect(diffOf(commentFor([step("update", "Form", "intake", before, after)]))).toEqual([
    "+ description: null",
    '- fields["m"].label: "M"',
    '+ fields["m"].label: "Model"',
    '+ fields["o"]: { name: "o" }',
    '- fields (order): ["m", "n"]',
    '+ fields (order): ["n", "m"]',
    '- labels: ["x"]',
    "- pointsByBot: 4",
    "+ pointsByBot: 5",
    "- settings.off: 1",
    "- settings.on: true",
    "+ settings.on: false",
    '- tags[1]: "b"',
    '+ tags[2]: "d"',
  ]);
});

test("shows a text of several lines line by line, and of a long value the part that differs", () => {
  const text = ["one", "two", "three", "four", "five", "six"];
  const long = "x".repeat(1_000);
  const before = inNorth({ description: text.join("\n"), name: `${long}a${long}` });
  const after = inNorth({ description: text.with(2, "THREE").join("\n"), name: `${long}b${long}` });
  const [left, right, ...lines] = diffOf(commentFor([step("update", "Form", "intake", before, after)]));
  expect(left).toMatch(/^- name: …x{40}ax+… \(2003 characters\)$/);
  expect(right).toMatch(/^\+ name: …x{40}bx+… \(2003 characters\)$/);
  expect(lines).toEqual(["  description:", "      …", "      two", "-     three", "+     THREE", "      four", "      …"]);
});

test("shows what is not known yet as such, and names the objects of ids", () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const body = commentFor([
    holding,
    north,
    step("update", "Category", "cars", inNorth({ forms: ["o1"] }), { ...inNorth({ forms: [`x ${unknown}`] }), organization: unknown }),
  ]);
  expect(diffOf(body)).toEqual([
    '- forms[0]: "o1" (Organization holding)',
    "+ forms[0]: (known after apply)",
    '- organization: "o2" (Organization north)',
    "+ organization: (known after apply)",
  ]);
});

test("says what forces a replacement, what stays at the API, and what is protected", () => {
  const body = commentFor([
    step("replace", "Form", "a", inNorth(), inNorth({ type: "static" }), { step: { replaceReasons: ["type"] } }),
    step("create-replacement", "Form", "a", undefined, inNorth({ type: "static" })),
    step("delete-replaced", "Form", "a", inNorth()),
    step("delete", "Form", "kept", inNorth(), undefined, { state: { retainOnDelete: true } }),
    step("delete", "Form", "safe", inNorth(), undefined, { state: { protect: true } }),
  ]);
  expect(body).toContain("**1 to delete, 1 to replace, 1 to let go**");
  expect(body).toContain("**replace** Form `a` (`Intake`): forced by `type`\n");
  expect(body).toContain("**let go** Form `kept` (`Intake`): leaves the program, and stays at the API\n");
  expect(body).toContain("**delete** Form `safe` (`Intake`): **protected**: the run will stop here\n");
  const top = body.slice(body.indexOf("> [!CAUTION]"), body.indexOf("<details>"));
  expect(top).not.toContain("kept");
});

test.each([
  ["its organization's id", { organization: "o2" }, {}, "<code>Holding</code> / <code>North</code>"],
  ["the form that it is a field of", { form: "f1" }, {}, "<code>Holding</code> / <code>North</code>"],
  [
    "where an id not known yet comes from",
    {},
    { state: { propertyDependencies: { organization: [urnOf("Organization", "north")] } } },
    "<code>Holding</code> / <code>North</code>",
  ],
  ["its parent in the program", {}, { parent: urnOf("Organization", "elsewhere") }, "<code>elsewhere</code>"],
  ["the parent of its parent", {}, { parent: urnOf("Form", "intake") }, "<code>Holding</code> / <code>North</code>"],
  ["an id that the plan does not explain", { organization: "5f0c" }, {}, "<code>5f0c</code>"],
  ["nothing", {}, {}, "Root of the tenant"],
])("finds the organization of an object by %s", (_how, inputs, options, title) => {
  const form = step("same", "Form", "intake", inNorth(), inNorth(), { id: "f1" });
  const body = commentFor([holding, north, form, step("create", "FormField", "x", undefined, { ...inputs, name: "x" }, options)]);
  expect(titlesOf(body)).toEqual([`<b>${title}</b>: 1 to create`]);
});

test("names an organization that stays by what else the plan tells of it", () => {
  const child = (name: string, more = {}) =>
    step("update", "Form", name, { organization: "o9", name: "a" }, { organization: "o9", name: "b" }, more);
  const body = commentFor([child("one", { parent: urnOf("Organization", "west") }), child("two")]);
  expect(titlesOf(body)).toEqual(["<b><code>west</code></b>: 2 to update"]);
});

test("puts the errors of a failed preview on top, and folds warnings", () => {
  const body = commentFor([holding], {
    diagnostics: [
      { severity: "info", message: "Previewing update (dev)" },
      { severity: "warning", message: "\u001b[33mLook\u001b[39m at this\n" },
      { severity: "error", urn: urnOf("Form", "intake"), message: 'type expected "topic" or "static", got "x".\nRemove it.' },
      { severity: "error", urn: urnOf("Form", "intake"), message: 'type expected "topic" or "static", got "x".\nRemove it.' },
    ],
  });
  expect(body.split("\n").slice(3, 12)).toEqual([
    "#### The preview failed: 1 error",
    "",
    "```text",
    'Form "intake": type expected "topic" or "static", got "x".',
    "    Remove it.",
    "```",
    "",
    "Known before it failed: **Nothing to change**, 3 unchanged.",
    "",
  ]);
  expect(body).toContain("<summary>1 warning</summary>\n<br>\n\n```text\nLook at this\n```\n");
});

test("says what web1on1 up would stop at, and what goes along by the state", () => {
  const body = commentFor([step("delete", "Organization", "north", { name: "North" }, undefined, { id: "o2" })], {
    diagnostics: [{ severity: "warning", message: "This update would delete or replace more than is allowed, and ..." }],
    deletes: {
      isAllowed: false,
      types: [{ type: "Organization", held: 2, deleted: [{}], replaced: [], allowed: "none", isExcess: true }],
      goesAlong: [{ urn: urnOf("Organization", "north"), id: "o2", counts: { User: 2, Form: 10 } }],
    },
  });
  expect(body).toContain(
    "`web1on1 up` would stop before its first write, unless it is given `--allow-deletes Organization`:\n\n- Organization: 1 of 2; allowed: `none`\n",
  );
  expect(body).toContain(">   - with 10 Form, 2 User that belong to it at the API, though the plan does not name them\n");
  expect(body).not.toContain("warning");
});

test("tells of a plan that changes nothing", () => {
  expect(commentFor([holding])).toBe(
    "<!-- web1on1 preview: tenant/dev -->\n### Preview of `tenant/dev`\n\n**Nothing to change**, 3 unchanged.\n",
  );
});

test("says that the object at the API differs where the program did not change", () => {
  const body = commentFor([step("update", "Form", "intake", inNorth(), inNorth(), { outputs: inNorth({ name: "By hand" }) })]);
  expect(diffOf(body)).toEqual(["  The object at the API differs from the program:", '- name: "By hand"', '+ name: "Intake"']);
});

test("shows two that name each other as their parents, both on top", () => {
  const body = commentFor([
    step("delete", "Organization", "a", { parent: "id-b" }),
    step("delete", "Organization", "b", { parent: "id-a" }),
  ]);
  expect(body.match(/^> - \*\*delete\*\* Organization/gm)).toHaveLength(2);
});
