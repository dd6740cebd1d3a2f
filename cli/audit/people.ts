import type { Props } from "../../provider/lifecycle/definition.js";
import type { LiveObject } from "../live/live-tenant.js";
import type { Finding } from "./model.js";

type Stamps = Pick<Finding, "updatedAt" | "updatedBy" | "createdAt" | "createdBy">;

/** Who changed and made an object and when, as far as the API says so: a user by e-mail, or by id where it is not read. */
export function stampsReader(objects: readonly LiveObject[]): (props: Props | undefined) => Stamps {
  const emails = new Map(
    objects.filter(({ type }) => type === "User").flatMap(({ id, props }) => (typeof props.email === "string" ? [[id, props.email]] : [])),
  );
  const person = (value: unknown): string | undefined => {
    if (typeof value === "string" && value !== "") return emails.get(value) ?? value;
    if (typeof value !== "object" || value === null) return undefined;
    const { email, id }: { email?: unknown; id?: unknown } = value;
    return person(email ?? id);
  };
  const time = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
  return (props = {}) => {
    const stamps = {
      updatedAt: time(props.updatedAt),
      updatedBy: person(props.updatedBy),
      createdAt: time(props.createdAt),
      createdBy: person(props.createdBy),
    };
    return Object.fromEntries(Object.entries(stamps).filter(([, value]) => value !== undefined));
  };
}
