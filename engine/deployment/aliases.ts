import { makeUrn, parseUrn, ROOT_STACK_TYPE } from "../urn.js";
import type { AliasSpec, Goal } from "./goal.js";

interface Place {
  stack: string;
  project: string;
}

/** The URN that a resource had under one of its aliases; `usedAliases` maps the URN of a parent to the alias it was found under. */
function aliasUrn(goal: Goal, alias: AliasSpec, place: Place, usedAliases: ReadonlyMap<string, string>): string {
  if ("urn" in alias) return alias.urn;
  let parent = goal.parent;
  if (alias.parent) parent = usedAliases.get(alias.parent) ?? alias.parent;
  if (alias.noParent || (parent && parseUrn(parent).type === ROOT_STACK_TYPE)) parent = undefined;
  return makeUrn(alias.stack ?? place.stack, alias.project ?? place.project, parent, alias.type ?? goal.type, alias.name ?? goal.name);
}

/** A child follows its parent's alias; a name that begins with the parent's is taken to be made from it. */
function inheritedUrn(childType: string, childName: string, parentName: string, parentAlias: string, place: Place): string {
  const former = parseUrn(parentAlias);
  const name = childName.startsWith(parentName) ? former.name + childName.slice(parentName.length) : childName;
  return makeUrn(place.stack, place.project, parentAlias, childType, name);
}

/** Every URN a resource may be found under in state, its own aliases first, then those its parent's alias implies. */
export function aliasUrns(goal: Goal, place: Place, usedAliases: ReadonlyMap<string, string>): string[] {
  const own = goal.aliases.map((alias) => aliasUrn(goal, alias, place, usedAliases));
  const parentAlias = goal.parent && usedAliases.get(goal.parent);
  if (!goal.parent || !parentAlias) return [...new Set(own)];
  const parentName = parseUrn(goal.parent).name;
  const inherited = [inheritedUrn(goal.type, goal.name, parentName, parentAlias, place)];
  for (const urn of own) {
    const former = parseUrn(urn);
    inherited.push(inheritedUrn(former.type, former.name, parentName, parentAlias, place));
  }
  return [...new Set([...own, ...inherited])];
}
