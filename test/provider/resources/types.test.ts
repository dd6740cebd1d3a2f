import type * as pulumi from "@pulumi/pulumi";
import { expectTypeOf, test } from "vitest";
import type {
  Bot,
  Category,
  CategoryArgs,
  Form,
  FormArgs,
  getMe,
  Organization,
  OrganizationLogo,
  OrganizationLogoArgs,
  Service,
  ServiceArgs,
  User,
  UserArgs,
  UserOrganizationArgs,
} from "../../../provider/index.js";

test("takes plain values, promises and outputs at any depth", () => {
  expectTypeOf<pulumi.Output<string>>().toExtend<CategoryArgs["organization"]>();
  expectTypeOf<Promise<string>>().toExtend<CategoryArgs["name"]>();
  expectTypeOf<{ name: string; fields: [{ name: pulumi.Output<string>; type: "select" }] }>().toExtend<FormArgs>();
});

test("refuses a wrong value, a read-only property and parameters of another type of service", () => {
  expectTypeOf<{ name: string; type: "topik" }>().not.toExtend<FormArgs>();
  expectTypeOf<FormArgs>().not.toHaveProperty("createdAt");
  expectTypeOf<FormArgs>().not.toHaveProperty("id");
  expectTypeOf<{ name: string; type: "smooch"; params: { appId: string } }>().toExtend<ServiceArgs>();
  expectTypeOf<{ name: string; type: "smooch"; params: { url: string } }>().not.toExtend<ServiceArgs>();
});

test("gives outputs of the state's types", () => {
  expectTypeOf<Form["id"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<Form["name"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<Form["createdAt"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<Form["status"]>().toEqualTypeOf<pulumi.Output<"active" | "archived" | null | undefined>>();
  expectTypeOf<Bot["secret"]>().toEqualTypeOf<pulumi.Output<string | null | undefined>>();
  expectTypeOf<Category["organization"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<Service["type"]>().toExtend<pulumi.Output<string | undefined>>();
  expectTypeOf<Organization["orgPath"]>().toEqualTypeOf<pulumi.Output<string>>();
});

test("takes the roles and states of users, and nothing that only the API sets", () => {
  expectTypeOf<{
    email: string;
    role: "admin";
    status: "archived";
    organizations: [{ organization: pulumi.Output<string> }];
  }>().toExtend<UserArgs>();
  expectTypeOf<{ email: string; role: "bot" }>().not.toExtend<UserArgs>();
  expectTypeOf<{ role: "agent" }>().not.toExtend<UserArgs>();
  expectTypeOf<UserArgs>().not.toHaveProperty("apiToken");
  expectTypeOf<UserArgs>().not.toHaveProperty("passwordHash");
  expectTypeOf<User["apiToken"]>().toEqualTypeOf<pulumi.Output<string | undefined>>();
  expectTypeOf<User["createdAt"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<{ user: pulumi.Output<string>; organization: string; role: "viewer" }>().toExtend<UserOrganizationArgs>();
  expectTypeOf<{ organization: string }>().not.toExtend<UserOrganizationArgs>();
  expectTypeOf<Awaited<ReturnType<typeof getMe>>>().not.toHaveProperty("apiToken");
});

test("takes an image from a path, an asset or bytes, and gives its hash and not its bytes", () => {
  expectTypeOf<{ organization: string; file: string }>().toExtend<OrganizationLogoArgs>();
  expectTypeOf<{ organization: string; file: pulumi.Output<pulumi.asset.FileAsset> }>().toExtend<OrganizationLogoArgs>();
  expectTypeOf<{ organization: string; content: Buffer }>().toExtend<OrganizationLogoArgs>();
  expectTypeOf<{ organization: string; content: Promise<Uint8Array> }>().toExtend<OrganizationLogoArgs>();
  expectTypeOf<{ organization: string; file: Uint8Array }>().not.toExtend<OrganizationLogoArgs>();
  expectTypeOf<OrganizationLogoArgs>().not.toHaveProperty("sha256");
  expectTypeOf<OrganizationLogo["sha256"]>().toEqualTypeOf<pulumi.Output<string>>();
  expectTypeOf<OrganizationLogo>().not.toHaveProperty("content");
});
