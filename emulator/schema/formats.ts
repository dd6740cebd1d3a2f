import type { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isObjectId } from "../object-id.js";

/** The formats that the schemas use beside those of JSON Schema. */
const OWN_FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  "object-id": isObjectId,
  "hh-mm": (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
  "time-zone": isTimeZone,
  country: (text) => /^[A-Z]{2}$/.test(text),
  "email-or-domain": (text) => /^([^\s@]+@)?[^\s@]+\.[^\s@]+$/.test(text),
};

export function addAllFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  for (const [name, validate] of Object.entries(OWN_FORMATS)) ajv.addFormat(name, validate);
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    // Intl takes offsets such as +02:00 as well; the API wants names of the time zone database.
    return !/^[+-]/.test(text);
  } catch {
    return false;
  }
}
