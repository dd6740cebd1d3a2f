// Stands for what people did in the web application before there was a program: `make` prints the form's id, `remove` cleans up.
const { WEB1ON1_URL: url = "", WEB1ON1_TOKEN: token = "" } = process.env;

async function call(method: string, path: string, body?: object): Promise<{ id: string; name: string }[]> {
  const headers = { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) };
  const answer = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path} returned ${answer.status}: ${await answer.text()}`);
  const made: unknown = answer.status === 204 ? [] : await answer.json();
  return [made].flat() as { id: string; name: string }[];
}

async function make(path: string, body: object): Promise<string> {
  const [made] = await call("POST", path, body);
  return made?.id ?? "";
}

if (process.argv[2] === "make") {
  const billingInfo = { billReceiver: "Lindqvist AB", billSender: "Web1on1", stripeCustomerId: "cus_lindqvist", currentPlan: "base" };
  const organization = await make("/organizations", { name: "Lindqvist Boats", billingInfo });
  await make("/bots", { organization, name: "Pilot", roles: ["bot"] });
  await make("/services", {
    organization,
    name: "Newsletter",
    description: "Ask Astrid",
    type: "webhook",
    params: { url: "https://old.lindqvist.example/hook" },
  });
  const fields = [{ name: "boat", label: "Boat?", type: "text" }];
  console.log(await make("/forms", { organization, name: "Inquiry", fields, meta: { madeBy: "Astrid" } }));
} else {
  for (const [collection, name] of [
    ["bots", "Pilot"],
    ["organizations", "Lindqvist Boats"],
  ] as const) {
    const found = await call("GET", `/${collection}?name=${encodeURIComponent(name)}`);
    for (const { id } of found) await call("DELETE", `/${collection}/${id}`);
  }
}
