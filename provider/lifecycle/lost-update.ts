import { formatPath, valueAt } from "../schema/path.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { differences, withAnswer } from "./differences.js";
import { nameResource } from "./failure.js";
import { observe } from "./observe.js";
import { showerOf } from "./show.js";

/** Long enough to put a text back from the log. */
const MOST_SHOWN = 500;

/**
 * Says in the log what an update is about to overwrite that somebody else set since the state was written: managed properties whose live
 * value is neither what the state says nor what the program wants.
 *
 * It is said and not refused: the plan that was confirmed names the value that the property gets, and stopping in the middle of a
 * roll-out would leave more undone than the one property. What was there can be put back from the line.
 *
 * @param keys the properties that the update sends
 */
export function tellOverwritten(
  definition: ResourceDefinition,
  id: string,
  olds: Props,
  live: Props,
  news: Props,
  keys: readonly string[],
): void {
  const comparison = withAnswer(definition.schema, news);
  const paths = keys
    .filter((key) => olds[key] !== undefined)
    .flatMap((key) => differences(comparison, olds[key], observe(comparison, olds[key], live[key], [key]), [key]))
    .filter((path) => differences(comparison, valueAt(news, path), valueAt(live, path), path).length > 0);
  if (paths.length === 0) {
    return;
  }
  const shown = showerOf(definition, news, MOST_SHOWN);
  const changes = paths.map(
    (path) => `${formatPath(path)} was ${shown(olds, path)}, somebody made it ${shown(live, path)}, and it becomes ${shown(news, path)}`,
  );
  console.log(
    `${nameResource(definition, news)}: the update overwrites what was changed on ${id} since the last refresh: ${changes.join("; ")}.`,
  );
}
