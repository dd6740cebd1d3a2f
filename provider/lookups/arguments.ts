/** Properties that another form of the arguments has, and this one must not. */
type Without<Key extends PropertyKey> = { readonly [Name in Key]?: never };

/**
 * What names one object of a family: its id, or its natural key and as many of its parents as are known. `Address` are the parents that
 * stand in the object's path: they are needed either way.
 */
export type LookUpArgs<Args, Key extends keyof Args, Parent extends keyof Args = never, Address extends keyof Args = never> =
  | ({ /** The id of the object. */ id: string } & Pick<Args, Address> & Without<Key | Parent>)
  | (Required<Pick<Args, Key>> & Partial<Pick<Args, Parent>> & Pick<Args, Address> & Without<"id">);
