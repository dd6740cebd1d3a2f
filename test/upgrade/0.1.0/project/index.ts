import { Bot, BotInstance, Category, type Form, type Organization, OrgGroup } from "pulumi-web1on1";
import { type Dealer, dealers } from "./dealers";
import { createCustomerDetails, createTestDrive } from "./forms";
import { createDealer, createHolding } from "./organizations";
import { createLogo, createManager, createPremiumGroup } from "./people";
import { createServices } from "./services";

const holding = createHolding();

const bots = [
  { name: "greeter", description: "Welcomes visitors and asks what they came for", commands: ["start", "stop", "help"] },
  { name: "planner", description: "Plans test drives and workshop visits", commands: ["plan", "cancel"] },
].map(({ name, description, commands }) => {
  const bot = new Bot(
    name,
    { organization: holding.id, name, description, commands, roles: ["bot"], audience: "group", tags: ["automotive"] },
    { parent: holding },
  );
  return { name, bot };
});

function createCategories(dealer: Dealer, organization: Organization, testDrive: Form, customer: Form): void {
  const categories = [
    { name: "New cars", forms: [testDrive.id, customer.id], tags: ["sales"] },
    { name: "Used cars", forms: [testDrive.id, customer.id], tags: ["sales", "used-cars"] },
    { name: "Workshop", forms: [customer.id], tags: ["aftersales"] },
    { name: "Parts", forms: [customer.id], tags: ["aftersales"] },
  ];
  let previous: Category | undefined;
  for (const { name, forms, tags } of categories) {
    // A category takes the first free slot, and the slot gives it its color: one after the other
    previous = new Category(
      `${dealer.slug}-${name.toLowerCase().replace(" ", "-")}`,
      { organization: organization.id, name, forms, tags },
      { parent: organization, dependsOn: previous ? [previous] : [] },
    );
  }
}

const branches = dealers.map((dealer) => {
  const organization = createDealer(dealer, holding);
  const testDrive = createTestDrive(dealer, organization);
  const customer = createCustomerDetails(dealer, organization);
  createCategories(dealer, organization, testDrive, customer);
  for (const { name, bot } of bots) {
    new BotInstance(
      `${dealer.slug}-${name}`,
      { organization: organization.id, bot: bot.id, name: `${name} of ${dealer.name}`, meta: { language: dealer.locale } },
      { parent: organization },
    );
  }
  createServices(dealer, organization);
  return { slug: dealer.slug, dealer, organization, testDrive, customer };
});

const group = new OrgGroup(
  "dealers",
  { organization: holding.id, name: "Dealers", members: branches.map(({ organization }) => organization.id) },
  { parent: holding },
);

createLogo(holding);
createPremiumGroup(holding, branches);
const manager = createManager(holding, branches);

export const holdingId = holding.id;
export const groupId = group.id;
export const managerId = manager.id;
export const dealerIds = Object.fromEntries(branches.map(({ slug, organization }) => [slug, organization.id]));
export const formIds = Object.fromEntries(branches.map(({ slug, testDrive, customer }) => [slug, [testDrive.id, customer.id]]));
export const botSecrets = Object.fromEntries(bots.map(({ name, bot }) => [name, bot.secret]));
