import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../lifecycle/definition.js";
import { imageVerbs } from "../lifecycle/image/verbs.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { type ImageSource, withPlainImage } from "./image-source.js";
import { resourceClass } from "./resource.js";

export type OrganizationLogoArgs = Omit<Inputs<types.OrganizationLogoArgs>, keyof ImageSource> & ImageSource;

/** How a logo maps onto the API; what is not named here follows schemas/organization-logo.json. */
export const organizationLogo = defineResource<types.OrganizationLogoArgs>({
  type: "OrganizationLogo",
  schema: "organization-logo",
  collection: "/organizations/{organization}/logo",
  parents: ["organization"],
  naturalKey: ["organization"],
  isRepeatable: true,
  verbs: imageVerbs({ holder: "organization", path: "/organizations/{organization}", property: "logo", leastSquarePx: 200 }),
});

/**
 * The logo of an organization: a square JPEG, GIF or PNG of at least 200 by 200 pixels (reference), at most 5 MiB.
 *
 * Give its `file`, or its `content` as bytes. State keeps the SHA-256 of the bytes, their number and type: a change of the bytes
 * uploads the image again. One that is there already is replaced, and deleting this deletes it. It and `logo` of the
 * Organization exclude each other.
 *
 * @example
 * const logo = new OrganizationLogo("logo", { organization: org.id, file: "images/logo.png" });
 *
 * @example
 * const drawn = new OrganizationLogo("logo", { organization: branch.id, content: await drawInitials("AM") }); // a Buffer
 *
 * @example
 * ```yaml
 * organizations:
 *   amsterdam:
 *     name: Amsterdam Motors
 *     logoFile: images/logo.png # a tenant file has the logo inside its organization
 *     billingInfo: { billReceiver: Acme, billSender: Web1on1, stripeCustomerId: cus_KlieDvHuODgU3u, currentPlan: grow }
 * ```
 */
export class OrganizationLogo extends resourceClass<Inputs<types.OrganizationLogoArgs>, Omit<types.OrganizationLogoState, "content">>(
  organizationLogo,
) {
  // Without the option `adopt`: a create puts its image in the place of the one that is there anyway.
  constructor(name: string, args: OrganizationLogoArgs, opts?: pulumi.CustomResourceOptions) {
    super(name, withPlainImage(args), opts);
  }
}
