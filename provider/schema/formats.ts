/** A format of the schemas: the words for it, and the check where ajv-formats has none that fits. */
export interface Format {
  /** What a value must be, to follow "must be". */
  readonly expected: string;
  readonly accepts?: (text: string) => boolean;
}

/** Every format that a schema names. */
export const formats: Readonly<Record<string, Format>> = {
  email: { expected: "an email address" },
  uri: { expected: "a URL with its scheme, such as https://example.com" },
  hostname: { expected: "a host name, such as chat.example.com" },
  "date-time": { expected: "a date and time, such as 2016-01-07T14:03:43Z" },
  "object-id": { expected: "an id of 24 hexadecimal digits", accepts: (text) => /^[0-9a-f]{24}$/i.test(text) },
  "time-zone": { expected: "a time zone of the IANA database, such as Europe/Amsterdam", accepts: isTimeZone },
  country: { expected: "a two-letter country code of ISO 3166, such as NL", accepts: isCountry },
  "email-or-domain": {
    expected: "an email address or a domain, such as john@example.org or example.com",
    accepts: (text) => /^([^\s@]+@)?[^\s@]+\.[^\s@]+$/.test(text),
  },
  "hh-mm": { expected: "a time from 00:00 to 23:59, written HH:MM", accepts: (text) => /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(text) },
  // ajv-formats compiles with the flag `u`, which refuses patterns that browsers take, such as `[\w-.]`
  regex: { expected: "a JavaScript regular expression", accepts: (text) => regexFault(text) === undefined },
};

/** Why the text is no regular expression, or undefined where it is one. */
export function regexFault(text: string): string | undefined {
  try {
    new RegExp(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isCountry(text: string): boolean {
  // ZZ is the code for an unknown region
  return (
    /^[A-Z]{2}$/.test(text) && text !== "ZZ" && new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(text) !== undefined
  );
}

function isTimeZone(text: string): boolean {
  // Intl takes offsets such as +01:00 too; the API takes names only
  if (!/^[A-Za-z]/.test(text)) {
    return false;
  }
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
