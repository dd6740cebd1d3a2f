import { withoutSmallHeap } from "./small-heap.js";

// Preloaded into the program and the providers: they end with the engine, also when it is killed.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
// Ctrl-C reaches every process on the terminal: what it means is for the engine to decide, and steps under way finish.
process.on("SIGINT", () => undefined);
// The SDK takes a --require for a loader of the program's own and then leaves out its support of TypeScript modules;
// processes that the program forks inherit these arguments too. So what the engine added is taken out again.
process.execArgv = withoutSmallHeap(process.execArgv).filter((argument) => !argument.startsWith(`--require=${__dirname}`));
