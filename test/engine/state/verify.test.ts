import { expect, test } from "vitest";
import type { Deployment, ResourceV3 } from "../../../engine/state/deployment-types.js";
import { magicOf, makeManifest } from "../../../engine/state/new-deployment.js";
import { verifyDeployment } from "../../../engine/state/verify.js";

const urn = (name: string, type = "a:b:C"): string => `urn:pulumi:dev::p::${type}::${name}`;
const item = (name: string, more: Partial<ResourceV3> = {}): ResourceV3 => ({
  urn: urn(name),
  custom: true,
  id: name,
  type: "a:b:C",
  ...more,
});
const provider: ResourceV3 = { urn: urn("default", "pulumi:providers:a"), custom: true, id: "1", type: "pulumi:providers:a" };
const verify = (...resources: ResourceV3[]): string[] => verifyDeployment({ manifest: makeManifest(), resources });

test("finds nothing wrong with a sound state", () => {
  expect(verifyDeployment({ manifest: makeManifest() })).toEqual([]);
  expect(
    verify(
      provider,
      item("a", { provider: `${provider.urn}::1` }),
      item("b", { parent: urn("a"), dependencies: [urn("a")], propertyDependencies: { x: [urn("a")], y: [] }, deletedWith: urn("a") }),
    ),
  ).toEqual([]);
});

test("takes the magic of the recorded version", () => {
  expect(magicOf("v3.260.0")).toBe("7dff0d166258e7f1d265e8e044021ea087795d58a0c6415ab6fe8b7c790e447f");
  const broken: Deployment = { manifest: { ...makeManifest(), version: "v3.261.0" } };
  expect(verifyDeployment(broken)).toEqual(["the manifest's magic does not belong to its version"]);
  expect(verifyDeployment({ manifest: { time: "", magic: magicOf("dev"), version: "dev" } })).toEqual([]);
});

test.each<[string, Partial<ResourceV3>]>([
  ["parent", { parent: urn("b") }],
  ["dependency", { dependencies: [urn("b")] }],
  ['dependency by "x"', { propertyDependencies: { x: [urn("b")] } }],
  ["deletedWith", { deletedWith: urn("b") }],
])("finds a %s that comes after the resource or is missing", (kind, reference) => {
  expect(verify(item("a", reference), item("b"))).toEqual([`${urn("a")}: its ${kind} ${urn("b")} comes after it`]);
  expect(verify(item("a", reference))).toEqual([`${urn("a")}: its ${kind} ${urn("b")} is missing`]);
  expect(verify(item("b"), item("a", reference))).toEqual([]);
});

test("finds a provider that does not stand before its resource", () => {
  const used = { provider: `${provider.urn}::1` };
  expect(verify(item("a", used), provider)).toEqual([
    `${urn("a")} refers to the provider ${used.provider}, which does not stand before it`,
  ]);
  expect(verify(provider, item("a", { provider: `${provider.urn}::2` }))).toHaveLength(1);
  expect(verify(item("a", { ...used, pendingReplacement: true }))).toEqual([]);
});

test("allows one live resource of a URN beside those to be deleted", () => {
  expect(verify(item("a"), item("a"))).toEqual([`${urn("a")} stands in the state 2 times without being marked for deletion`]);
  expect(verify(item("a"), item("a", { delete: true }), item("a", { delete: true }))).toEqual([]);
  expect(verify(item("a", { delete: true }), item("a", { delete: true }))).toEqual([]);
});

test("finds missing fields and an id where no provider could have given one", () => {
  expect(verify(item("a", { urn: "" }))).toEqual(["resource 0 has no urn"]);
  expect(verify(item("a", { type: "" }))).toEqual([`${urn("a")} has no type`]);
  expect(verify(item("a", { custom: false }))).toEqual([`${urn("a")} is not managed by a provider but has the id a`]);
});
