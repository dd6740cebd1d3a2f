// Writes etc/*.api.md, what each entry point of the package exports; with --check it only compares. `npm run api`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

const root = join(import.meta.dirname, "..");
const types = join(root, ".api-types");
const isCheck = process.argv.includes("--check");

/** The entry points of package.json that have types. `./dynamic` has none: its names are set at run time, and a test pins them. */
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entryPoints = Object.entries<{ types?: string }>(exports).flatMap(([name, { types: file }]) =>
  file === undefined || name === "./dynamic" ? [] : [{ name: name === "." ? "index" : name.slice(2), file: file.replace("./dist/", "") }],
);

declareTypes();
const configs = entryPoints.map(configure);
const [first] = configs;
if (first === undefined) throw new Error("package.json names no entry point with types.");
// One program for all entry points: they share most of their declarations.
const compilerState = CompilerState.create(first, { additionalEntryPoints: configs.map((config) => config.mainEntryPointFilePath) });
const stale = configs.filter((config) => {
  const isThere = existsSync(config.reportFilePath);
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: !isCheck,
    compilerState,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  return isCheck ? apiReportChanged || !isThere : false;
});
rmSync(types, { recursive: true, force: true });
for (const { reportFilePath } of stale) {
  console.error(
    `${relative(root, reportFilePath)} is not what the package exports. Run \`npm run api\`, read the difference, and commit it.`,
  );
}
process.exitCode = stale.length === 0 ? 0 : 1;

/** The extractor reads declarations outside of node_modules, and dist/ may be older than the sources. */
function declareTypes(): void {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [compiler, "-p", root, "--emitDeclarationOnly", "--outDir", types], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function configure({ name, file }: { name: string; file: string }): ExtractorConfig {
  mkdirSync(join(root, "etc"), { recursive: true });
  const none = { logLevel: ExtractorLogLevel.None };
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(types, file),
      compiler: { overrideTsconfig: { extends: join(root, "tsconfig.json"), files: [join(types, file)], include: [] } },
      // What an export names without being exported itself stands in the report too: it is what users see.
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: join(root, "etc"),
        reportTempFolder: join(types, "reports"),
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      // Release tags are not in use: what an entry point exports is public, and nothing else is.
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
          "ae-missing-release-tag": none,
          "ae-undocumented": none,
        },
        tsdocMessageReporting: { default: none },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, "package.json"),
  });
}
