import { existsSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { pages, readPage, root } from "./pages.js";

/** Why a link leads nowhere; undefined where it leads somewhere, or to another site. */
function faultOf(from: string, target: string): string | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = "", anchor] = decodeURI(target).split("#");
  const file = path === "" ? from : normalize(join(dirname(from), path));
  if (!existsSync(join(root, file))) return `there is no ${file}`;
  if (anchor === undefined) return undefined;
  if (statSync(join(root, file)).isDirectory()) return `${file} is a folder and has no anchors`;
  const page = pages.find((each) => each.path === file);
  if (page === undefined) return /^L\d+/.test(anchor) ? undefined : `${file} has no anchors`;
  return page.anchors.has(anchor) ? undefined : `${file} has no #${anchor}`;
}

test("every link of every page leads to a file and an anchor that are there", () => {
  const faults = pages.flatMap(({ path, links }) =>
    links.flatMap(({ line, target }) => {
      const fault = faultOf(path, target);
      return fault === undefined ? [] : [`${path}:${line}: (${target}) ${fault}`];
    }),
  );
  expect(faults).toEqual([]);
  expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(100);
});

test("finds a link to a missing file and one to a missing anchor", () => {
  const { links, anchors } = readPage(
    "README.md",
    '# One `two`\n\n# One two\n\n[a](gone.md) [b](docs/ci.md#gone) [c](#one-two-1) <img src="x">\n',
  );
  expect([...anchors]).toEqual(["one-two", "one-two-1"]);
  expect(links.slice(0, 2).map(({ target }) => faultOf("README.md", target))).toEqual(["there is no gone.md", "docs/ci.md has no #gone"]);
});

test("every page of docs is linked from another page", () => {
  const isLinked = (path: string): boolean =>
    pages.some(
      (page) =>
        page.path !== path && page.links.some(({ target }) => normalize(join(dirname(page.path), target.split("#")[0] ?? "")) === path),
    );
  const paths = pages.map(({ path }) => path).filter((path) => path.startsWith("docs/"));
  expect(paths.filter((path) => !isLinked(path))).toEqual([]);
});
