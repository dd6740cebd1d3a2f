"use strict";
// The bench's program: as many objects of three properties as BENCH_RESOURCES says, one property secret; every tenth
// object is what the next nine take a value from.
const pulumi = require("@pulumi/pulumi");

class Item extends pulumi.CustomResource {
  constructor(name, args, options) {
    const own = { __provider: 'exports.handler = () => require("bench-provider");', serial: undefined };
    super("pulumi-nodejs:dynamic/bench:Item", name, { ...args, ...own }, options);
  }
}

let head;
for (let index = 0; index < Number(process.env.BENCH_RESOURCES); index++) {
  const isHead = index % 10 === 0;
  const group = isHead ? "none" : head.serial;
  const item = new Item(`item-${index}`, { label: `Item number ${index}`, group, token: pulumi.secret(`token-${index}`) });
  if (isHead) head = item;
}
