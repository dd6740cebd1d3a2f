import type * as pulumi from "@pulumi/pulumi";
import { expectTypeOf, test } from "vitest";
import type { Inputs } from "../../../provider/schema/inputs.js";
import type {
  BotState,
  CategoryArgs,
  FormArgs,
  FormFieldArgs,
  FormState,
  OrganizationArgs,
  ServiceArgs,
} from "../../../provider/schema/types.gen.js";

type ServiceInputs = Inputs<ServiceArgs, "type">;

test("args have no read-only property and state has each", () => {
  expectTypeOf<FormArgs>().not.toHaveProperty("id");
  expectTypeOf<FormArgs>().not.toHaveProperty("createdAt");
  expectTypeOf<NonNullable<FormArgs["fields"]>[number]>().not.toHaveProperty("id");
  expectTypeOf<FormState>().toHaveProperty("createdAt").toEqualTypeOf<string>();
  expectTypeOf<BotState["createdBy"]>().toEqualTypeOf<string>();
  expectTypeOf<NonNullable<FormState["fields"]>[number]>().toHaveProperty("id").toEqualTypeOf<string | undefined>();
});

test("required properties are those of the schema", () => {
  expectTypeOf<{ name: string }>().toExtend<FormArgs>();
  expectTypeOf<{ name: string }>().not.toExtend<FormFieldArgs>();
  expectTypeOf<{ name: string }>().not.toExtend<OrganizationArgs>();
});

test("an empty slot is null", () => {
  expectTypeOf<null>().toExtend<NonNullable<OrganizationArgs["categories"]>[number]>();
});

test("inputs take an output for a property and for any value in it", () => {
  expectTypeOf<{ organization: pulumi.Output<string>; name: Promise<string>; forms: pulumi.Output<string>[] }>().toExtend<
    Inputs<CategoryArgs>
  >();
  expectTypeOf<{ organization: string; name: string; forms: pulumi.Output<string[]> }>().toExtend<Inputs<CategoryArgs>>();
  expectTypeOf<{ name: string; fields: { name: pulumi.Output<string>; required: pulumi.Output<boolean> }[] }>().toExtend<
    Inputs<FormArgs>
  >();
  expectTypeOf<{ name: string; fields: { name: number }[] }>().not.toExtend<Inputs<FormArgs>>();
  expectTypeOf<{ name: string; meta: { hours: { monday: pulumi.Output<string> } } }>().toExtend<Inputs<FormArgs>>();
});

test("a parameter of another type of service does not compile", () => {
  expectTypeOf<{ name: string; type: "webhook"; params: { url: string } }>().toExtend<ServiceInputs>();
  expectTypeOf<{ name: string; params: { url: pulumi.Output<string> } }>().toExtend<ServiceInputs>();
  expectTypeOf<{ name: string; type: "smooch"; params: { url: string } }>().not.toExtend<ServiceInputs>();
  expectTypeOf<{ name: string; type: "smartsupp"; params: { jid: string; host: string } }>().not.toExtend<ServiceInputs>();
  expectTypeOf<{ name: string; type: "twilio"; params: { sid: string; deep: { any: number } } }>().toExtend<ServiceInputs>();
});

test("the type of a service tells its params apart and is no output", () => {
  expectTypeOf<Extract<ServiceInputs, { type: "smooch" }>["params"]>().not.toEqualTypeOf<ServiceInputs["params"]>();
  expectTypeOf<{ name: string; type: pulumi.Output<"webhook">; params: { url: string } }>().not.toExtend<ServiceInputs>();
});
