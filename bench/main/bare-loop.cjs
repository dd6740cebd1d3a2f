"use strict";
// The least that an operation can cost: its requests, a number of them at a time, and nothing else.
// `node bare-loop.cjs create|refresh|destroy <at once>`, in a folder with objects.json.
const { readFileSync, writeFileSync } = require("node:fs");
const axios = require("axios");

const PAGE = 100;
const [operation, atOnce] = process.argv.slice(2);
const api = axios.create({
  baseURL: process.env.WEB1ON1_URL,
  headers: { Authorization: `Bearer ${process.env.WEB1ON1_TOKEN}` },
});

async function forEach(items, work) {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      await work(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: Number(atOnce) }, worker));
}

async function create() {
  const objects = JSON.parse(readFileSync("objects.json", "utf8"));
  const made = [];
  await forEach(objects, async ({ path, inputs }, index) => {
    const { data } = await api.post(path, inputs);
    made[index] = `${path}/${data.id}`;
  });
  writeFileSync("made.json", JSON.stringify(made));
}

async function refresh() {
  const paths = new Set(JSON.parse(readFileSync("objects.json", "utf8")).map(({ path }) => path));
  const rest = [];
  await forEach([...paths], async (path) => {
    const { headers } = await api.get(`${path}?limit=${PAGE}`);
    for (let offset = PAGE; offset < Number(headers["x-total-count"]); offset += PAGE) rest.push(`${path}?limit=${PAGE}&offset=${offset}`);
  });
  await forEach(rest, (address) => api.get(address));
}

const destroy = () => forEach(JSON.parse(readFileSync("made.json", "utf8")), (address) => api.delete(address));

({ create, refresh, destroy })[operation]().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
