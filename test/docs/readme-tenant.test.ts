import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { makeProjectFolder, type ProjectFolder } from "../helpers/project-folder.js";
import { blocksIn } from "./pages.js";

const PROGRAM = "node_modules/pulumi-web1on1/dist/provider/tenant/program.js";
const blockOf = (language: string): string => {
  const [block, ...others] = blocksIn(language).filter(({ page }) => page === "README.md");
  if (block === undefined || others.length > 0) throw new Error(`README.md is to have one ${language} block`);
  return block.text;
};
/** The plan without its first line, the command, and without what differs from run to run. */
const planOf = (text: string): string =>
  text
    .slice(text.indexOf("Previewing"))
    .replace(/\nDuration[\s\S]*$/, "")
    .trim();

let emulator: Emulator;
let project: ProjectFolder;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  emulator.reset();
  project = makeProjectFolder("readme", { project: "acme", api: emulator });
});
afterEach(() => project.remove());

async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await project.run(args);
  expect([code, stderr.replace(/^Engine: .*\n/, "")]).toEqual([0, ""]);
  return stdout;
}

test("the program of the README is rolled out, and a change of it is the plan that the README shows", async () => {
  const program = blockOf("ts");
  project.write("package.json", '{"name":"acme","private":true,"main":"index.ts"}');
  project.write("index.ts", program);
  await project.init();
  expect(await run("up", "--yes", "--skip-preview")).toContain("+ 8 created");
  await run("preview", "--expect-no-changes");
  const changed = program.replace("required: true", "required: false").replace("Licence plate", "Number plate");
  project.write("index.ts", changed);
  expect(planOf(await run("preview", "--diff"))).toBe(planOf(blockOf("text")));
});

/** What stands at the API, by what people call it. */
async function shown(): Promise<string[]> {
  const lists = await Promise.all(
    ["/organizations", "/forms", "/orggroups"].map(async (path): Promise<unknown> => {
      const answer = await fetch(emulator.url + path, { headers: { authorization: `Bearer ${emulator.token}` } });
      return answer.json();
    }),
  );
  const objects = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  return objects
    .map(({ name, locale, fields, categories, members }) =>
      JSON.stringify([name, locale, fields, categories?.map((each: { name: string }) => each.name), members?.length]),
    )
    .sort();
}

test("the tenant file of the README makes what its program makes", async () => {
  project.write("package.json", '{"name":"acme","private":true,"main":"index.ts"}');
  project.write("index.ts", blockOf("ts"));
  await project.init();
  await run("up", "--yes", "--skip-preview");
  const made = await shown();
  emulator.reset();
  project.remove();
  project = makeProjectFolder("readme", { project: "acme", api: emulator });
  project.write("Pulumi.yaml", `name: acme\nruntime: nodejs\nmain: ${PROGRAM}\nconfig:\n  web1on1:tenant: tenant.yaml\n`);
  project.write("tenant.yaml", blockOf("yaml"));
  await project.init();
  expect(await run("validate")).toContain("2 organizations, 2 categories, 2 forms, 4 fields, 1 group");
  expect(await run("up", "--yes", "--skip-preview")).toContain("+ 9 created");
  await run("preview", "--expect-no-changes");
  expect(await shown()).toEqual(made);
});
