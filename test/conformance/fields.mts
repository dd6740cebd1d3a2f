import { isObject, type Json, type JsonObject } from "./json.mts";

/** Reads the fields of one object and knows at the end which were never asked for. */
export class Fields {
  private readonly fields: JsonObject;
  private readonly seen = new Set<string>();
  readonly where: string;

  constructor(json: Json, where: string) {
    if (!isObject(json)) throw new Error(`${where}: expected an object, got ${JSON.stringify(json)}.`);
    this.fields = json;
    this.where = where;
  }

  text(key: string): string {
    return this.optionalText(key) ?? this.fail(key, "a text");
  }

  optionalText(key: string): string | undefined {
    const value = this.take(key);
    return value === undefined || typeof value === "string" ? value : this.fail(key, "a text");
  }

  flag(key: string, fallback = false): boolean {
    const value = this.take(key) ?? fallback;
    return typeof value === "boolean" ? value : this.fail(key, "true or false");
  }

  texts(key: string): string[] {
    return this.list(key, (item) => (typeof item === "string" ? item : this.fail(key, "a list of texts")));
  }

  list<T>(key: string, read: (item: Json, where: string) => T): T[] {
    const value = this.take(key) ?? [];
    if (!Array.isArray(value)) return this.fail(key, "a list");
    return value.map((item, index) => read(item, `${this.where}.${key}[${index}]`));
  }

  object(key: string): JsonObject {
    return this.optionalObject(key) ?? this.fail(key, "an object");
  }

  optionalObject(key: string): JsonObject | undefined {
    const value = this.take(key);
    return value === undefined || isObject(value) ? value : this.fail(key, "an object");
  }

  env(): Record<string, string> {
    const entries = Object.entries(this.optionalObject("env") ?? {});
    return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === "string" ? value : this.fail("env", "texts")]));
  }

  end(): void {
    const unknown = Object.keys(this.fields).filter((key) => !this.seen.has(key));
    if (unknown.length > 0) throw new Error(`${this.where}: this runner does not know ${unknown.join(", ")}.`);
  }

  private take(key: string): Json | undefined {
    this.seen.add(key);
    return this.fields[key];
  }

  private fail(key: string, expected: string): never {
    throw new Error(`${this.where}.${key}: expected ${expected}, got ${JSON.stringify(this.fields[key]) ?? "nothing"}.`);
  }
}
