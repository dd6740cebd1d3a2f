/** What a setting is, for the code that reads it and for docs/reference/configuration.md, which is made from here. */
interface Setting {
  /** What it is for. */
  readonly text: string;
  /** The environment variable that counts where the stack says nothing. */
  readonly variable?: string;
  readonly isSecret?: true;
  /** Completes "must be". */
  readonly rule?: string;
  /** What counts where nobody says anything. */
  readonly fallback?: string;
  /** Whether it is of the stack alone: a Web1on1Provider has no such argument. */
  readonly isOfStackOnly?: true;
}

/** Every setting of the provider; the key in the stack's configuration is `web1on1:` and the name. */
export const SETTINGS = {
  url: {
    text: "The base address of the API. Plain `http` is taken for this machine only.",
    variable: "WEB1ON1_URL",
    fallback: "https://api.web1on1.chat/v2",
  },
  token: { text: "The token to send.", variable: "WEB1ON1_TOKEN", isSecret: true },
  refreshToken: {
    text: "A token that makes the next one when `token` ends, or the first one.",
    variable: "WEB1ON1_REFRESH_TOKEN",
    isSecret: true,
  },
  email: { text: "The e-mail address to log in with; `password` goes with it.", variable: "WEB1ON1_EMAIL" },
  password: { text: "The password to log in with; `email` goes with it.", variable: "WEB1ON1_PASSWORD", isSecret: true },
  otp: { text: "The one-time password of an account with a second factor.", variable: "WEB1ON1_OTP", isSecret: true },
  onConflict: {
    text: "What a create does that finds an object of its name in its place: `fail` names it, `adopt` takes it over, `create` makes a second one.",
    rule: "fail, adopt, create",
    fallback: "fail",
  },
  maxDeletes: {
    text: "What one run may delete or replace: a number, a part of each type, none or all, or some of these by type.",
    rule: "such as `5`, `20%`, `none`, `all` or `Form=5,User=0`",
    fallback: "20 % of a type or two objects, whichever is more, and no Organization or User",
    isOfStackOnly: true,
  },
  maxConcurrency: { text: "How many requests are under way at once.", rule: "a whole number from 1 to 256", fallback: "16" },
  requestsPerSecond: { text: "How many requests begin in any second.", rule: "a number from 0.1 to 1000", fallback: "no limit" },
  readShare: { text: "The share of both that previews and refreshes may take.", rule: "a number from 0.01 to 1", fallback: "0.5" },
  maxTries: { text: "How often a request is tried, the first time included.", rule: "a whole number from 1 to 20", fallback: "6" },
  timeout: { text: "How long one try may take, in seconds.", rule: "a number of seconds from 0.1 to 600", fallback: "30" },
  maxWait: {
    text: "The seconds after which no further try of a request begins.",
    rule: "a number of seconds from 0 to 3600",
    fallback: "120",
  },
  tenant: { text: "The tenant file that the program of this package declares, from the project's folder.", isOfStackOnly: true },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

/** The key of a setting in the stack's configuration. */
export function settingKey<Name extends SettingName>(name: Name): `web1on1:${Name}` {
  return `web1on1:${name}`;
}
