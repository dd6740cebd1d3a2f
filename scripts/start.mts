// npm start: rolls the example tenant out on an emulator of the API, shows it, and shows that nothing is left to change.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuild } from "./start/build.mts";
import { startEmulator } from "./start/emulator.mts";
import { Session } from "./start/session.mts";
import { prepareStack } from "./start/stack.mts";

const root = join(import.meta.dirname, "..");
const session = new Session(root);

try {
  await session.phase("build", () => ensureBuild(session));
  const { openLocalFolder }: typeof import("../cli/local-folder.js") = await import(
    pathToFileURL(join(root, "dist/cli/local-folder.js")).href
  );
  const local = openLocalFolder(root, "npm start");
  const emulator = await session.phase("emulator", () => startEmulator(session, local));
  console.log(
    `Emulator of the Web1on1 API: ${emulator.url}${emulator.isOurs ? "" : " (already running)"}, data in .web1on1/emulator.sqlite`,
  );
  await prepareStack(session, local, emulator);
  await session.phase("up", () => session.web1on1("up", "--yes"));
  console.log("");
  await session.web1on1("stack", "--show-ids");
  console.log("");
  await session.phase("preview", () => session.web1on1("preview", "--expect-no-changes"));
  console.log(`Time: ${session.times()}\n`);
  console.log("Try  npx web1on1 preview --diff   after changing a label in examples/dealer-group/forms.ts: what an update would change");
  console.log(`     npm run emulator             serves this tenant again, at ${emulator.url}; web1on1 up then rolls your change out`);
  console.log("     npx web1on1 stack export     the state in Pulumi's own format, secrets encrypted");
} catch (error) {
  session.fail(error);
} finally {
  await session.stop();
}
