import { type Reply, startTestEmulator, type TestEmulator } from "./test-emulator.js";

export type Actor = "owner" | "admin" | "bot" | "agent" | "viewer" | "neighbour";

export interface Cast {
  emulator: TestEmulator;
  /** root > dealer > leaf, and beside them root > other. */
  ids: { root: string; dealer: string; leaf: string; other: string };
  /** The id of each actor's user. */
  users: Record<Actor, string>;
  /** Calls the API with the token of an actor: all are of the dealer, the neighbour is admin of the other one. */
  as(actor: Actor, method: string, path: string, body?: unknown): Promise<Reply>;
}

/** A dealer with people of every role and a bot, and the admin of the dealer next door; all but the bot log in. */
export async function startCast(): Promise<Cast> {
  const emulator = await startTestEmulator();
  const { call, create, createOrganization } = emulator;
  const root = (await call("GET", "/organizations")).body[0].id;
  const dealer = (await createOrganization({ name: "Dealer" })).id;
  const leaf = (await createOrganization({ name: "Leaf", parent: dealer })).id;
  const other = (await createOrganization({ name: "Other" })).id;
  const tokens = new Map<Actor, string>();
  const logIn = async (actor: Actor, organization: string, role: string): Promise<string> => {
    const account = { email: `the-${actor}@example.com`, password: `pass-${actor}` };
    const { id } = await create("/users", { ...account, organizations: [{ organization, role }], organization });
    tokens.set(actor, (await create("/auth/token", account)).token);
    return id;
  };
  const bot = (await create("/bots", { name: "Worker", organization: dealer })).id;
  tokens.set("bot", (await call("GET", `/users/${bot}`)).body.apiToken);
  const [owner, admin, agent, viewer, neighbour] = await Promise.all([
    logIn("owner", dealer, "owner"),
    logIn("admin", dealer, "admin"),
    logIn("agent", dealer, "agent"),
    logIn("viewer", dealer, "viewer"),
    logIn("neighbour", other, "admin"),
  ]);
  return {
    emulator,
    ids: { root, dealer, leaf, other },
    users: { owner, admin, bot, agent, viewer, neighbour },
    as: (actor, method, path, body) => call(method, path, body, { authorization: `Bearer ${tokens.get(actor)}` }),
  };
}
