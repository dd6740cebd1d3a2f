import type * as pulumi from "@pulumi/pulumi";
import { expectTypeOf, test } from "vitest";
import type {
  Category,
  Form,
  GetBotInstanceArgs,
  GetCategoryArgs,
  GetFormArgs,
  getBot,
  getBotOutput,
  getFormOutput,
  getServiceOutput,
  getWorkflows,
  ResourceOptions,
  WorkflowState,
} from "../../../provider/index.js";
import type { BotState, FormState } from "../../../provider/schema/types.gen.js";

test("takes an id, or the natural key with the parents, and nothing in between", () => {
  expectTypeOf<{ id: string }>().toExtend<GetFormArgs>();
  expectTypeOf<{ name: string }>().toExtend<GetFormArgs>();
  expectTypeOf<{ name: string; organization: string }>().toExtend<GetFormArgs>();
  expectTypeOf<{ id: string; name: string }>().not.toExtend<GetFormArgs>();
  expectTypeOf<{ id: string; organization: string }>().not.toExtend<GetFormArgs>();
  expectTypeOf<{ organization: string }>().not.toExtend<GetFormArgs>();
  expectTypeOf<{ id: number }>().not.toExtend<GetFormArgs>();
  expectTypeOf<{ name: string; bot: string }>().toExtend<GetBotInstanceArgs>();
});

test("needs the parent of what has no address without it", () => {
  expectTypeOf<{ id: string; organization: string }>().toExtend<GetCategoryArgs>();
  expectTypeOf<{ name: string; organization: string }>().toExtend<GetCategoryArgs>();
  expectTypeOf<{ id: string }>().not.toExtend<GetCategoryArgs>();
  expectTypeOf<{ name: string }>().not.toExtend<GetCategoryArgs>();
  expectTypeOf<Parameters<typeof Category.get>>().toExtend<[string, unknown, { organization: pulumi.Input<string> }, unknown?]>();
  expectTypeOf<[string, string]>().not.toExtend<Parameters<typeof Category.get>>();
  expectTypeOf<[string, string]>().toExtend<Parameters<typeof Form.get>>();
  expectTypeOf<ReturnType<typeof Form.get>>().toExtend<Form>();
});

test("gives the state, and in the output form secrets as outputs of their own", () => {
  expectTypeOf<ReturnType<typeof getBot>>().toEqualTypeOf<Promise<BotState>>();
  expectTypeOf<ReturnType<typeof getWorkflows>>().toEqualTypeOf<Promise<WorkflowState[]>>();
  expectTypeOf<ReturnType<typeof getFormOutput>["name"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<ReturnType<typeof getFormOutput>["fields"]>().toEqualTypeOf<pulumi.Output<FormState["fields"]>>();
  expectTypeOf<ReturnType<typeof getBotOutput>["name"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<ReturnType<typeof getBotOutput>["secret"]>().toEqualTypeOf<pulumi.Output<string | null | undefined>>();
  expectTypeOf<ReturnType<typeof getServiceOutput>["params"]>().toExtend<pulumi.Output<object>>();
});

test("takes outputs in the output form only", () => {
  expectTypeOf<{ name: pulumi.Output<string> }>().toExtend<Parameters<typeof getFormOutput>[0]>();
  expectTypeOf<{ id: pulumi.Output<string>; name: string }>().not.toExtend<Parameters<typeof getFormOutput>[0]>();
  expectTypeOf<{ name: pulumi.Output<string> }>().not.toExtend<GetFormArgs>();
});

test("takes the id to adopt among the options of a resource", () => {
  expectTypeOf<{ adopt: string; protect: true }>().toExtend<ResourceOptions>();
  expectTypeOf<{ adopt: pulumi.Output<string> }>().toExtend<ResourceOptions>();
  expectTypeOf<{ adopt: 5 }>().not.toExtend<ResourceOptions>();
  expectTypeOf<ConstructorParameters<typeof Form>[2]>().toEqualTypeOf<ResourceOptions | undefined>();
});
