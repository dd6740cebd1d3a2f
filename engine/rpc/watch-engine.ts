// Preloaded into the program and the providers: they end with the engine, also when it is killed.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
