const MAX_SHOWN = 80;

/** A value as messages show it: JSON, cut off. */
export function showValue(value: unknown, most = MAX_SHOWN): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length > most ? `${json.slice(0, most - 1)}…` : json;
}
