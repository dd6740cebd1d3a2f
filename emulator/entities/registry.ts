import { addImageRoutes, IMAGES } from "../images/routes.js";
import { addCollectionRoutes } from "../objects/collection-routes.js";
import type { EmbeddedDefinition } from "../objects/embedded.js";
import { addEmbeddedRoutes } from "../objects/embedded-routes.js";
import type { EntityDefinition, EntityRegistry } from "../objects/entity.js";
import type { AddRoute } from "../objects/router.js";
import type { ShapeOf } from "../schema/schema-set.js";
import { bot } from "./bot.js";
import { botInstance } from "./bot-instance.js";
import { category } from "./category.js";
import { form } from "./form.js";
import { formField } from "./form-field.js";
import { addMemberRoutes, orgGroup } from "./org-group.js";
import { organization } from "./organization.js";
import { service } from "./service.js";
import { user } from "./user.js";
import { addUserRoutes } from "./user-routes.js";
import { addWorkflowRoute } from "./workflow.js";

/** The kinds of objects that stand on their own. */
export const ENTITIES: readonly EntityDefinition[] = [organization, orgGroup, bot, botInstance, service, form, user];

/** The kinds that live inside another one. */
const EMBEDDED: readonly EmbeddedDefinition[] = [category, formField];

/** Adds every route of the API's objects. */
export function addEntityRoutes(add: AddRoute, entities: EntityRegistry, shapeOf: ShapeOf): void {
  for (const entity of entities) if (!entity.hasOwnRoutes) addCollectionRoutes(add, entity);
  for (const definition of EMBEDDED)
    addEmbeddedRoutes(add, { ...definition, shape: shapeOf(definition.schema) }, entities.get(definition.holder));
  addMemberRoutes(add, entities.get(orgGroup.kind));
  addUserRoutes(add, entities.get(user.kind));
  addWorkflowRoute(add, entities.get(organization.kind), shapeOf("workflow"));
  for (const image of IMAGES) addImageRoutes(add, image);
}
