import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../lifecycle/definition.js";
import { imageVerbs } from "../lifecycle/image/verbs.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { type ImageSource, withPlainImage } from "./image-source.js";
import { resourceClass } from "./resource.js";

export type UserAvatarArgs = Omit<Inputs<types.UserAvatarArgs>, keyof ImageSource> & ImageSource;

/** How an avatar maps onto the API; what is not named here follows schemas/user-avatar.json. */
export const userAvatar = defineResource<types.UserAvatarArgs>({
  type: "UserAvatar",
  schema: "user-avatar",
  collection: "/users/{user}/avatar",
  parents: ["user"],
  naturalKey: ["user"],
  isRepeatable: true,
  verbs: imageVerbs({ holder: "user", path: "/users/{user}", property: "avatar" }),
});

/**
 * The profile image of a user: a JPEG, GIF or PNG of at most 5 MiB.
 *
 * Give its `file`, or its `content` as bytes. State keeps the SHA-256 of the bytes, their number and type: a change of the bytes
 * uploads the image again. One that is there already is replaced, and deleting this deletes it. It and `avatar` of the
 * User exclude each other.
 *
 * @example
 * const avatar = new UserAvatar("avatar", { user: agent.id, file: "images/avatar.png" });
 *
 * @example
 * const drawn = new UserAvatar("avatar", { user: agent.id, content: await drawInitials("AM") }); // a Buffer
 *
 * @example
 * ```yaml
 * users:
 *   hans:
 *     email: hans@example.com
 *     avatarFile: images/avatar.png # a tenant file has the avatar inside its user
 * ```
 */
export class UserAvatar extends resourceClass<Inputs<types.UserAvatarArgs>, Omit<types.UserAvatarState, "content">>(userAvatar) {
  // Without the option `adopt`: a create puts its image in the place of the one that is there anyway.
  constructor(name: string, args: UserAvatarArgs, opts?: pulumi.CustomResourceOptions) {
    super(name, withPlainImage(args), opts);
  }
}
