#!/usr/bin/env node
// Nothing may be imported here, and the syntax stays at what Node 4 reads: an older Node has to get as far as the sentence below.
const required = { major: 22, minor: 13 };
const version = process.versions.node;
const major = parseInt(version, 10);
const minor = parseInt(version.slice(version.indexOf(".") + 1), 10);

if (major < required.major || (major === required.major && minor < required.minor)) {
  console.error(
    "error: web1on1 needs Node " +
      required.major +
      "." +
      required.minor +
      " or newer, and this is Node " +
      version +
      ". Install a newer one (https://nodejs.org), or one for this project alone with `npm install --save-dev node@24`, and run the command again.",
  );
  process.exitCode = 1;
} else {
  const cache: typeof import("./compile-cache.js") = require("./compile-cache.js");
  cache.keepCompiledCode(process.env);
  const cli: typeof import("./run.js") = require("./run.js");
  cli.run(process.argv.slice(2));
}

export {};
