/** An object that a program declares; `{ref: name}` in its args stands for the id of another one. */
export interface Declaration {
  readonly type: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A program that declares what tenant.json beside it says. */
export const DECLARED_PROGRAM = `"use strict";
const web1on1 = require("pulumi-web1on1");
const { declarations, version } = require("./tenant.json");
const made = {};
const resolve = (value) => {
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== "object" || value === null) return value;
  if (value.ref) return made[value.ref].id;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolve(entry)]));
};
for (const { type, name, args } of declarations) made[name] = new web1on1[type](name, resolve(args));
exports.version = version;
`;
