import { homedir } from "node:os";
import { join } from "node:path";

/** The user's home folder as the official CLI finds it. */
export const userHome = (env: NodeJS.ProcessEnv): string => env.HOME || env.USERPROFILE || homedir();

/** Where Pulumi keeps what belongs to the user: credentials, and the selected stack of each project. */
export const pulumiHome = (env: NodeJS.ProcessEnv): string => env.PULUMI_HOME || join(userHome(env), ".pulumi");
