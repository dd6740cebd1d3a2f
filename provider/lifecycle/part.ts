/** Where objects that are parts of others stand, as the template of their collection says it. */
export interface PartPlace {
  /** The list of the objects with the parts: `/forms` for `/forms/{form}/fields`. */
  readonly owners: string;
  /** The part's property that names its owner: `form`. */
  readonly by: string;
  /** The owner's property that shows its parts: `fields`. */
  readonly property: string;
}

/** The place of parts by the template of their collection; undefined for what stands in a list of its own. */
export function partPlace(collection: string): PartPlace | undefined {
  const [, owners, by, property] = /^(\/\w+)\/\{(\w+)\}\/(\w+)$/.exec(collection) ?? [];
  return owners === undefined || by === undefined || property === undefined ? undefined : { owners, by, property };
}
