import { expect, test } from "vitest";
import { readCommandLine } from "../../cli/command-line.js";

const read = (...argv: string[]) => readCommandLine(argv, {}, "/project");

test("takes its own flag out of the command line and leaves everything else as it was typed", () => {
  expect(read("--engine", "pulumi", "up", "-s", "dev", "--diff", "--target=a")).toMatchObject({
    command: "up",
    engine: "pulumi",
    engineSource: "--engine",
    rest: ["up", "-s", "dev", "--diff", "--target=a"],
  });
  expect(read("up", "--engine=embedded", "--yes").rest).toEqual(["up", "--yes"]);
});

test("finds the command behind flags that take a value", () => {
  expect(read("-s", "dev", "--color", "never", "-C", "sub", "preview")).toMatchObject({ command: "preview", cwd: "/project/sub" });
  expect(read("-Cother", "--stack=dev", "up")).toMatchObject({ command: "up", cwd: "/project/other" });
  expect(read("--cwd=/elsewhere", "config", "get", "key")).toMatchObject({ command: "config", cwd: "/elsewhere" });
  expect(read("--yes").command).toBeUndefined();
});

test("hands over what follows a double dash unread", () => {
  const line = read("config", "set", "key", "--", "--engine", "--json");
  expect(line).toMatchObject({ json: false, rest: ["config", "set", "key", "--", "--engine", "--json"] });
  expect(line.engine).toBeUndefined();
});

test("knows JSON output and a call for help", () => {
  expect(read("preview", "-j")).toMatchObject({ json: true, help: false });
  expect(read("preview", "--json=false").json).toBe(false);
  expect(read("up", "-h").help).toBe(true);
});

test("takes the engine from the environment unless the flag names one", () => {
  const env = { WEB1ON1_ENGINE: "embedded" };
  expect(readCommandLine(["up"], env, "/")).toMatchObject({ engine: "embedded", engineSource: "WEB1ON1_ENGINE" });
  expect(readCommandLine(["up", "--engine", "auto"], env, "/")).toMatchObject({ engine: "auto", engineSource: "--engine" });
});

test("refuses an engine that does not exist, naming where it was asked for", () => {
  expect(() => read("up", "--engine", "terraform")).toThrow('--engine takes auto, pulumi, embedded, got "terraform".');
  expect(() => read("up", "--engine")).toThrow('got "".');
  expect(() => readCommandLine(["up"], { WEB1ON1_ENGINE: "x" }, "/")).toThrow('WEB1ON1_ENGINE takes auto, pulumi, embedded, got "x".');
});
