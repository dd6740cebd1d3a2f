import { join, resolve } from "node:path";
import { EngineError } from "../errors.js";
import { pulumiHome, userHome } from "../project/pulumi-home.js";
import { readIfThere } from "./files.js";

/** What the choice of a backend needs of a project. */
export interface BackendProject {
  root: string;
  file: string;
  backendUrl?: string;
}

export interface BackendLocation {
  /** As it was configured; the selected stack is remembered under this text. */
  url: string;
  /** The folder that holds `.pulumi`. */
  folder: string;
  /** Where the URL comes from, for messages. */
  source: string;
  /** The folder is named by Pulumi.yaml and lies inside the project, so it may be made when it is missing. */
  belongsToProject: boolean;
}

const FILE_PREFIX = "file://";
const DEFAULT_URL = "file://~";

/** The backend of a project: PULUMI_BACKEND_URL, then `backend.url` of Pulumi.yaml, then the login of the official CLI, then the home folder. */
export function locateBackend(project: BackendProject, env: NodeJS.ProcessEnv): BackendLocation {
  if (env.PULUMI_BACKEND_URL) return toLocation(env.PULUMI_BACKEND_URL, "PULUMI_BACKEND_URL", process.cwd(), env);
  if (project.backendUrl) {
    // The official CLI takes relative paths from the folder it is started in, where it then finds no folder of that
    // name unless that is the project's root. From the root they mean the same to both, and here they do everywhere.
    const location = toLocation(project.backendUrl, `backend.url of ${project.file}`, project.root, env);
    return { ...location, belongsToProject: location.folder.startsWith(join(project.root, "/")) };
  }
  const credentials = join(env.PULUMI_CREDENTIALS_PATH || pulumiHome(env), "credentials.json");
  const current = readLogin(credentials);
  return current === undefined
    ? toLocation(DEFAULT_URL, "the default", "/", env)
    : toLocation(current, `the login in ${credentials}`, process.cwd(), env);
}

function toLocation(url: string, source: string, base: string, env: NodeJS.ProcessEnv): BackendLocation {
  if (!url.startsWith(FILE_PREFIX)) {
    const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(url);
    throw new EngineError(
      isUrl
        ? `The backend ${redact(url)} (${source}) is not a folder, and the embedded engine keeps state in folders only. Use the official Pulumi CLI, or set PULUMI_BACKEND_URL to file://<folder>.`
        : `The backend ${JSON.stringify(url)} (${source}) is not a URL. Expected file://<folder>.`,
    );
  }
  const [path = ""] = url.slice(FILE_PREFIX.length).split("?");
  const decoded = decodePath(path, url);
  const fromHome = decoded === "~" || decoded.startsWith("~/") ? join(userHome(env), decoded.slice(1)) : decoded;
  // file:///C:/state names a drive.
  const native = process.platform === "win32" ? fromHome.replace(/^\/(?=[A-Za-z]:)/, "") : fromHome;
  return { url, folder: resolve(base, native), source, belongsToProject: false };
}

function decodePath(path: string, url: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new EngineError(`The backend ${JSON.stringify(url)} has a percent sign that begins no escape. Write it as %25.`, { cause });
  }
}

/** Database and proxy URLs can carry a password. */
const redact = (url: string): string => url.replace(/\/\/[^/@]*@/, "//");

/** `current` of the official CLI's credentials; undefined when nobody is logged in. */
function readLogin(path: string): string | undefined {
  const data = readIfThere(path);
  if (!data || data.length === 0) return undefined;
  let credentials: unknown;
  try {
    credentials = JSON.parse(data.toString("utf8"));
  } catch (cause) {
    throw new EngineError(`${path} is not valid JSON. Repair or delete it, or set PULUMI_BACKEND_URL.`, { cause });
  }
  if (typeof credentials !== "object" || credentials === null) return undefined;
  if ("$pulumiSecureStore" in credentials) {
    throw new EngineError(
      `${path} is encrypted, so the login in it cannot be read. Set PULUMI_BACKEND_URL to the backend, for instance file://~.`,
    );
  }
  return "current" in credentials && typeof credentials.current === "string" && credentials.current !== ""
    ? credentials.current
    : undefined;
}
