import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { describeObject, type Fields } from "../shared/objects.mts";

/** A tenant of a number of objects, and the export of a stack that declares all of them as they are. */
export interface BenchTenant {
  readonly emulator: Emulator;
  readonly exported: string;
}

const AT_ONCE = 16;
const PROJECT = "bench";

export async function makeTenant(objects: number): Promise<BenchTenant> {
  const emulator = await startEmulator();
  const send = async (path: string, body: Fields): Promise<Fields> => {
    const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
    const answer = await fetch(emulator.url + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
    return Object(await answer.json());
  };
  const records: Fields[] = [];
  const make = async (index: number): Promise<void> => {
    const { type, path, inputs } = describeObject(index);
    records.push(record(type, `object-${index}`, inputs, await send(path, inputs)));
  };
  for (let index = 0; index < objects; index += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, objects - index) }, (_, offset) => make(index + offset)));
  }
  const stack = { urn: `urn:pulumi:dev::${PROJECT}::pulumi:pulumi:Stack::${PROJECT}-dev`, custom: false, type: "pulumi:pulumi:Stack" };
  const manifest = { time: "2030-05-01T12:00:00Z", magic: "", version: "" };
  return { emulator, exported: JSON.stringify({ version: 3, deployment: { manifest, resources: [stack, ...records] } }) };
}

function record(type: string, name: string, inputs: Fields, answer: Fields): Fields {
  const provider = { __provider: `exports.handler = () => require("pulumi-web1on1/dynamic").${type};` };
  const token = `pulumi-nodejs:dynamic/web1on1:${type}`;
  const { id, createdAt, updatedAt } = answer;
  return {
    urn: `urn:pulumi:dev::${PROJECT}::${token}::${name}`,
    custom: true,
    id,
    type: token,
    inputs: { ...inputs, ...provider },
    outputs: { ...inputs, createdAt, updatedAt, ...provider },
  };
}
