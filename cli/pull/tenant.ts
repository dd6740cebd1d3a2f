import { isRecord, type Path } from "../../provider/schema/path.js";
import type { Collection } from "../../provider/tenant/args.js";
import { checkTenant } from "../../provider/tenant/check-tenant.js";
import { formatTenantProblem } from "../../provider/tenant/format-problem.js";
import { COLLECTIONS } from "../../provider/tenant/kinds.js";
import { BodyMaker } from "./object-body.js";
import { listPulled, PLACES, type PulledNode, type PulledObject, placeOf } from "./pulled-tree.js";
import { withUnknown } from "./without-refused.js";

/** A tenant as a file declares it, with placeholders for secrets. */
export interface PulledTenant {
  readonly tenant: Record<string, unknown>;
  /** The keys of the configuration that it names, sorted. */
  readonly secrets: readonly string[];
  /** What could not be declared, as sentences. */
  readonly notes: readonly string[];
}

/** Makes the declaration of a whole tenant out of its objects. */
export function toTenant(root: PulledNode): PulledTenant {
  return new TenantMaker(root).make();
}

class TenantMaker {
  readonly #byId = new Map<string, PulledObject>();
  readonly #names = new Map<string, PulledObject[]>();
  readonly #bodies = new Map<PulledObject, Record<string, unknown>>();
  readonly #maker: BodyMaker;

  constructor(private readonly root: PulledNode) {
    this.#maker = new BodyMaker(root);
    for (const object of [root, ...listPulled(root)]) {
      this.#byId.set(`${object.kind.collection} ${object.live.stateId}`, object);
      const key = `${object.kind.collection} ${object.name}`;
      if (object !== root) this.#names.set(key, [...(this.#names.get(key) ?? []), object]);
    }
  }

  make(): PulledTenant {
    const objects = [this.root, ...listPulled(this.root)];
    for (const object of objects) this.#bodies.set(object, this.#bodyOf(object));
    this.#tellApart(objects);
    const tenant = this.#assemble(this.root);
    this.#breakCycles(tenant);
    return { tenant, secrets: [...this.#maker.secrets.keys()].sort(), notes: this.#maker.notes };
  }

  #bodyOf(object: PulledObject): Record<string, unknown> {
    const { live, isManaged } = object;
    if (object === this.root && !isManaged) return { id: live.id };
    if (!isManaged) return { pulumi: { lookUp: live.stateId } };
    const declared = this.#maker.make(object);
    if (declared === undefined) return object === this.root ? { id: live.id } : { pulumi: { lookUp: live.stateId } };
    const referring = this.#withReferences(object, declared);
    return object === this.root ? { id: live.id, ...referring } : referring;
  }

  /** Puts references in place of ids of the tenant's own objects. */
  #withReferences(object: PulledObject, declared: Record<string, unknown>): Record<string, unknown> {
    let body = declared;
    for (const { path, kind } of object.kind.references) {
      if (!PLACES.includes(path[0] ?? "")) body = mapAt(body, path, (id) => this.#refer(object, id, kind)) as Record<string, unknown>;
    }
    return body;
  }

  #refer(from: PulledObject, id: unknown, kind: Collection): unknown {
    const target = typeof id === "string" ? this.#byId.get(`${kind} ${id}`) : undefined;
    if (target === undefined) return id;
    if (target === this.root) return "/";
    for (let node: PulledNode | undefined = from.owner ?? this.root; node !== undefined; node = node.owner) {
      const own = node.held[kind].find(({ name }) => name === target.name);
      if (own !== undefined) return own === target ? target.name : pathOf(target);
    }
    return this.#names.get(`${kind} ${target.name}`)?.length === 1 ? target.name : pathOf(target);
  }

  /** Two of one name in one place are told apart by their ids. */
  #tellApart(objects: readonly PulledObject[]): void {
    const byName = new Map<string, PulledObject[]>();
    for (const object of objects) {
      const body = this.#bodies.get(object);
      const name = body?.[object.kind.key.property];
      if (object === this.root || typeof name !== "string") continue;
      const place = object.kind.key.scope === "everywhere" ? name.toLowerCase() : `${pathOf(object.owner ?? this.root)} ${name}`;
      const key = `${object.kind.collection} ${place}`;
      byName.set(key, [...(byName.get(key) ?? []), object]);
    }
    for (const same of [...byName.values()].filter((each) => each.length > 1)) {
      for (const object of same) this.#bodies.set(object, { ...this.#bodies.get(object), pulumi: { adopt: object.live.stateId } });
    }
  }

  #assemble(node: PulledNode): Record<string, unknown> {
    const body: Record<string, unknown> = { ...this.#bodies.get(node) };
    for (const collection of COLLECTIONS) {
      const held = node.held[collection];
      if (held.length === 0) continue;
      body[collection] = Object.fromEntries(
        held.map((object) => [object.name, "held" in object ? this.#assemble(object as PulledNode) : this.#bodies.get(object)]),
      );
    }
    return body;
  }

  /** Partners may name each other: one of the two is then named by its id, so that neither waits for the other. */
  #breakCycles(tenant: Record<string, unknown>): void {
    for (;;) {
      const problems = checkTenant(withUnknown(tenant));
      const cycle = problems.find(({ code }) => code === "cycle");
      if (cycle === undefined) {
        if (problems.length > 0) throw new Error(`what was pulled is no tenant: ${problems.map(formatTenantProblem).join(" ")}`);
        return;
      }
      const id = this.#targetOf(tenant, cycle.path);
      if (id === undefined) throw new Error(`what was pulled is no tenant: ${formatTenantProblem(cycle)}`);
      replaceAt(tenant, cycle.path, id);
    }
  }

  /** The id of what the reference at a path of the tenant means. */
  #targetOf(tenant: Record<string, unknown>, path: Path): string | undefined {
    const object = [...this.#byId.values()].filter(({ names }) => names.length > 0).find((each) => startsWith(path, placeOf(each)));
    const inside = path.slice(object === undefined ? 0 : placeOf(object).length);
    const kind = (object ?? this.root).kind.references.find((each) => fits(each.path, inside))?.kind;
    const reference = path.reduce<unknown>(
      (value, part) => (isRecord(value) || Array.isArray(value) ? Reflect.get(value, part) : undefined),
      tenant,
    );
    const targets = [...this.#byId.values()].filter((each) => each.kind.collection === kind);
    return targets.find((each) => this.#refer(object ?? this.root, each.live.stateId, each.kind.collection) === reference)?.live.stateId;
  }
}

function pathOf({ names }: PulledObject): string {
  return `/${names.join("/")}`;
}

function startsWith(path: Path, start: Path): boolean {
  return (
    start.length < path.length &&
    start.every((part, index) => part === path[index]) &&
    !COLLECTIONS.some((each) => each === path[start.length])
  );
}

function fits(pattern: readonly string[], path: Path): boolean {
  return pattern.length === path.length && pattern.every((part, index) => part === "*" || part === path[index]);
}

function mapAt(value: unknown, [segment, ...rest]: readonly string[], change: (id: unknown) => unknown): unknown {
  if (segment === undefined) return change(value);
  if (segment === "*") return Array.isArray(value) ? value.map((entry) => mapAt(entry, rest, change)) : value;
  return isRecord(value) && value[segment] !== undefined ? { ...value, [segment]: mapAt(value[segment], rest, change) } : value;
}

function replaceAt(value: unknown, [segment, ...rest]: Path, by: unknown): void {
  if (segment === undefined || typeof value !== "object" || value === null) return;
  if (rest.length === 0) Reflect.set(value, segment, by);
  else replaceAt(Reflect.get(value, segment), rest, by);
}
