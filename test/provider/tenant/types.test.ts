import type * as pulumi from "@pulumi/pulumi";
import { expectTypeOf, test } from "vitest";
import type {
  Form,
  Organization,
  Tenant,
  TenantArgs,
  TenantField,
  TenantForm,
  TenantOrganization,
  TenantService,
} from "../../../provider/index.js";
import type { Exactly } from "../../../provider/tenant/exactly.js";

/** What the constructor asks of a declaration. */
type Accepted<Node extends TenantArgs> = Node extends Exactly<Node> ? true : false;

type Billing = { billReceiver: string; billSender: string; stripeCustomerId: string; currentPlan: "grow" };

test("has the objects that the declaration names, by their types", () => {
  type Sample = Tenant<{ organizations: { North: { billingInfo: Billing; forms: { intake: { name: string } } } }; forms: { a: object } }>;
  expectTypeOf<Sample["organizations"]["North"]["resource"]>().toEqualTypeOf<Organization>();
  expectTypeOf<Sample["organizations"]["North"]["forms"]["intake"]>().toEqualTypeOf<Form>();
  expectTypeOf<Sample["organizations"]["North"]["forms"]["intake"]["id"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<Sample["forms"]>().not.toHaveProperty("intake");
  expectTypeOf<keyof Sample["bots"]>().toBeNever();
});

test("takes a declaration of which nothing is known beforehand", () => {
  expectTypeOf<Tenant["forms"][string]>().toEqualTypeOf<Form>();
  expectTypeOf<Tenant["organizations"][string]["organizations"][string]["resource"]>().toEqualTypeOf<Organization>();
  expectTypeOf<Accepted<TenantArgs>>().toEqualTypeOf<true>();
});

test("refuses wrong values, keys that nothing has, and objects without what they need", () => {
  expectTypeOf<{ type: "topik" }>().not.toExtend<TenantForm>();
  expectTypeOf<{ type: "smooch"; params: { url: string } }>().not.toExtend<TenantService>();
  expectTypeOf<{ type: pulumi.Output<"email">; name: Promise<string> }>().toExtend<TenantField>();
  expectTypeOf<TenantOrganization>().not.toHaveProperty("parent");
  expectTypeOf<Accepted<{ forms: { intake: { name: string } } }>>().toEqualTypeOf<true>();
  expectTypeOf<Accepted<{ forms: { intake: { name: string; naem: string } } }>>().toEqualTypeOf<false>();
  expectTypeOf<Accepted<{ forms: { intake: { fields: { zip: { label: string; lable: string } } } } }>>().toEqualTypeOf<false>();
  expectTypeOf<Accepted<{ organizations: { a: { name: string } } }>>().toEqualTypeOf<false>();
  expectTypeOf<Accepted<{ organizations: { a: { pulumi: { lookUp: true } } } }>>().toEqualTypeOf<true>();
  expectTypeOf<
    Accepted<{ organizations: { a: { billingInfo: Billing; forms: { b: { name: string; naem: string } } } } }>
  >().toEqualTypeOf<false>();
});
