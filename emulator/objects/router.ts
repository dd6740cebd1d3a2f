import type { Page } from "../lists/page.js";
import type { Query } from "../lists/query.js";
import type { Scope } from "./entity.js";

/** A request as a route sees it: authenticated, its body parsed, inside one transaction. */
interface Call {
  params: Readonly<Record<string, string>>;
  query: Query;
  /** JSON, or of a route that takes an upload its UploadedFile. */
  body: unknown;
  scope: Scope;
}

export interface Answer {
  status: 200 | 201 | 204;
  body?: unknown;
  /** The path of what was made, as the reference writes it: without /v2. */
  location?: string;
  page?: Page;
}

/** Answers at once: nothing may be awaited inside a transaction. */
type Handler = (call: Call) => Answer;

type Method = "GET" | "POST" | "PATCH" | "DELETE";

interface RouteOptions {
  /** Whether the body is multipart/form-data with one file, and nothing else. */
  isUpload: boolean;
  /** Whether the body may carry a password, which is hashed before the transaction begins. */
  hasPassword?: boolean;
}

/** Adds a route under /v2. */
export type AddRoute = (method: Method, path: string, handler: Handler, options?: RouteOptions) => void;
