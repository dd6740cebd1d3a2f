import { BILLING, type TestEmulator } from "../emulator/test-emulator.js";

export interface SampleTenant {
  holding: string;
  dealer: string;
  form: string;
  service: string;
}

const DEALERS = ["Meridian Groningen", "Meridian Köln", "Meridian Lyon"];
const choices = (...values: string[]) => values.map((value) => ({ key: value.toLowerCase().replaceAll(" ", "-"), value }));

/** A car dealer group as a customer has it: three dealers with their forms, bots and services, and a few changes. */
export async function createSampleTenant({ call, create }: TestEmulator): Promise<SampleTenant> {
  const holding = (
    await create("/organizations", {
      name: "Meridian Auto Group",
      url: "https://meridian.example",
      tags: ["automotive"],
      billingInfo: BILLING,
    })
  ).id;
  const bots = [];
  for (const [name, description] of [
    ["Greeter", "Welcomes visitors and asks what they came for"],
    ["Planner", "Plans test drives and workshop visits"],
  ]) {
    bots.push(await create("/bots", { organization: holding, name, description, roles: ["bot"], audience: "group" }));
  }
  const dealers: string[] = [];
  let [form, service] = ["", ""];
  for (const name of DEALERS) {
    const { id } = await create("/organizations", { parent: holding, name, country: "NL", tags: ["premium"], billingInfo: BILLING });
    dealers.push(id);
    const fields = [
      { name: "brand", label: "Brand", type: "select", options: choices("Volvo", "Polestar"), required: true },
      { name: "model", label: "Model", type: "text", required: true },
      { name: "appointmentDate", label: "Date", type: "date", required: true },
    ];
    const notifyEmails = ["sales@meridian.example"];
    const testDrive = await create("/forms", { organization: id, name: `Test drive ${name}`, type: "topic", notifyEmails, fields });
    await create("/forms", { organization: id, name: `Customer ${name}`, type: "static" });
    for (const category of ["New cars", "Used cars", "Workshop"]) {
      await create(`/organizations/${id}/categories`, { name: category, forms: [testDrive.id] });
    }
    for (const bot of bots) await create("/botinstances", { organization: id, name: `${bot.name} of ${name}`, bot: bot.id });
    const params = { jid: "dealer@s1.smartsupp.com", host: "s1.smartsupp.com", password: "not-shown" };
    const chat = await create("/services", { organization: id, name: "Website chat", type: "smartsupp", status: "active", params });
    const crm = { url: "https://crm.meridian.example/leads?token=not-shown" };
    await create("/services", { organization: id, name: "CRM", type: "webhook", status: "active", params: crm });
    for (const [givenName, familyName] of [
      ["Noor", "Visser"],
      ["Emil", "Lindqvist"],
    ]) {
      const email = `${givenName}.${familyName}.${dealers.length}@meridian.example`.toLowerCase();
      await create("/users", { organization: id, givenName, familyName, email, role: "agent" });
    }
    if (form === "") [form, service] = [testDrive.id, chat.id];
  }
  await create("/orggroups", { organization: holding, name: "Premium brands", members: dealers });
  await call("PATCH", `/forms/${form}`, { name: "Test drive Groningen", pointsByAgent: 60, tags: ["lead", "test-drive"] });
  await call("PATCH", `/services/${service}`, {
    params: { jid: "groningen@s1.smartsupp.com", host: "s2.smartsupp.com", password: "also-not-shown" },
  });
  await call("PATCH", `/forms/${form}`, {
    fields: [
      { name: "brand", label: "Brand", type: "select", options: choices("Volvo", "Polestar"), required: true },
      { name: "model", label: "Which model?", type: "text", required: true },
      { name: "appointmentDate", label: "Date", type: "date", required: false },
    ],
  });
  await call("PATCH", `/forms/${form}`, { pointsByAgent: "many" });
  await call("GET", `/forms?organization=${dealers[0]}&limit=20`);
  await call("GET", "/organizations");
  return { holding, dealer: dealers[0] ?? "", form, service };
}
