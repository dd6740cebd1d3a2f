import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";

type Fields = Record<string, unknown>;

/** A tenant of a number of objects, and the export of a stack that declares all of them as they are. */
export interface BenchTenant {
  readonly emulator: Emulator;
  readonly exported: string;
}

const AT_ONCE = 16;
const PROJECT = "bench";

/** Of ten objects seven are forms, two are services and one is an organization. */
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
    const [type, path, inputs] = declare(index);
    records.push(record(type, `object-${index}`, inputs, await send(path, inputs)));
  };
  for (let index = 0; index < objects; index += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, objects - index) }, (_, offset) => make(index + offset)));
  }
  const stack = { urn: `urn:pulumi:dev::${PROJECT}::pulumi:pulumi:Stack::${PROJECT}-dev`, custom: false, type: "pulumi:pulumi:Stack" };
  const manifest = { time: "2030-05-01T12:00:00Z", magic: "", version: "" };
  return { emulator, exported: JSON.stringify({ version: 3, deployment: { manifest, resources: [stack, ...records] } }) };
}

function declare(index: number): [type: string, path: string, inputs: Fields] {
  const name = `Object ${index}`;
  if (index % 10 === 9) {
    const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
    return ["Organization", "/organizations", { name, billingInfo, tags: ["b", "a"] }];
  }
  if (index % 10 > 6) return ["Service", "/services", { name, params: { url: `https://crm.example.com/${index}` } }];
  const fields = [
    { name: "email", label: "E-mail", type: "email", required: true },
    { name: "model", type: "select", options: [{ key: "City", value: "city" }] },
  ];
  return ["Form", "/forms", { name, labels: ["isLead"], pointsByAgent: 60, fields }];
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
