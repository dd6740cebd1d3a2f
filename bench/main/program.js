"use strict";
// Declares the objects of objects.json with this package.
const web1on1 = require("pulumi-web1on1");
const objects = require("./objects.json");

objects.forEach(({ type, inputs }, index) => {
  new web1on1[type](`object-${index}`, inputs);
});
