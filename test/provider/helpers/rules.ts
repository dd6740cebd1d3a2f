import { expect } from "vitest";
import type { Path } from "../../../provider/schema/path.js";
import { formatViolation, violations } from "../../../provider/schema/violations.js";
import { definitionOf, kinds } from "./properties.js";
import { type Ids, type Kind, leastOf, type Props, withValue } from "./samples.js";

export const ID = "5876bc219b9d2b54a0c464c9";
export const SAMPLE_IDS: Ids = { organization: [ID, ID], form: [ID, ID], bot: [ID, ID] };

/** A resource (of a service with its type), the path of a property, what stands there, and what is said about it. */
export type Rule = readonly [resource: string, path: string, value: unknown, messages: readonly string[]];

/** Puts the value into args that are valid without it, and looks at the messages. */
export function expectViolations(...[resource, path, value, messages]: Rule): void {
  expect(sentencesOf(kindOf(resource), argsWith(kindOf(resource), pathOf(path), value))).toEqual(messages);
}

export function kindOf(resource: string): Kind {
  const [type, variant = "webhook"] = resource.split(" ");
  const kind = kinds.find((each) => definitionOf(each).type === type && [undefined, variant].includes(String(each.root.type ?? variant)));
  if (kind === undefined) {
    throw new Error(`there is no ${resource}`);
  }
  return kind;
}

/** Valid args with another value at the path. */
export function argsWith(kind: Kind, path: Path, value: unknown): Props {
  return withValue(kind, leastOf(kind, [], 0, SAMPLE_IDS), path, value, SAMPLE_IDS);
}

export function sentencesOf({ schema }: Kind, args: Props): string[] {
  return violations(schema, args).map(formatViolation);
}

function pathOf(text: string): Path {
  return text.split(/[.[]/).map((segment) => (segment.endsWith("]") ? Number.parseInt(segment, 10) : segment));
}

export const noId = (path: string, got: string) =>
  `${path} must be an id of 24 hexadecimal digits, got "${got}". Give the id of the resource that is meant, such as \`organization.id\`.`;
export const noUrl = (path: string, got: string) => `${path} must be a URL with its scheme, such as https://example.com, got "${got}".`;
export const readOnly = (path: string, got: string) =>
  `${path} must be left out: the API sets it and it is known after apply, got ${got}. Remove it.`;
