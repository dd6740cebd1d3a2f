import * as pulumi from "@pulumi/pulumi";
import { getWorkflowsOutput, Web1on1Provider } from "pulumi-web1on1";
import { createTenant } from "./tenant";

const config = new pulumi.Config();

/** The brands that one team looks after. A new one is a line here and three values in the configuration. */
const brands = ["north", "south"];

export const tenants = Object.fromEntries(
  brands.map((brand) => {
    const provider = new Web1on1Provider(brand, {
      url: config.require(`${brand}Url`),
      token: config.requireSecret(`${brand}Token`),
      // Each has a budget of its own, so that a slow tenant does not hold up another
      maxConcurrency: 4,
    });
    const { organization, form } = createTenant(brand, config.require(`${brand}Name`), provider);
    // A look-up goes where its provider says, too
    const workflows = getWorkflowsOutput({ organization: organization.id }, { provider }).apply((found) => found.map(({ name }) => name));
    return [brand, { organization: organization.id, form: form.id, workflows }];
  }),
);
