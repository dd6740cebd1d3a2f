/**
 * Whether the process takes part in `web1on1 validate`, which sets the variable for the processes that it starts: no token is needed,
 * nothing is asked of the API, and what an answer would say is not known.
 */
export function isOffline(): boolean {
  return process.env.WEB1ON1_OFFLINE === "true";
}
