export type Fields = Record<string, unknown>;

/** One object of a bench's tenant: what a program declares and a request carries. */
export interface BenchObject {
  readonly type: "Form" | "Service" | "Organization";
  /** The collection that it is made in. */
  readonly path: string;
  readonly inputs: Fields;
}

export const COLLECTIONS = ["/forms", "/services", "/organizations"] as const;

/** Of ten objects seven are forms, two are services and one is an organization. */
export function describeObject(index: number): BenchObject {
  const name = `Object ${index}`;
  if (index % 10 === 9) {
    const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
    return { type: "Organization", path: "/organizations", inputs: { name, billingInfo, tags: ["b", "a"] } };
  }
  if (index % 10 > 6) {
    return { type: "Service", path: "/services", inputs: { name, params: { url: `https://crm.example.com/${index}` } } };
  }
  const fields = [
    { name: "email", label: "E-mail", type: "email", required: true },
    { name: "model", type: "select", options: [{ key: "City", value: "city" }] },
  ];
  return { type: "Form", path: "/forms", inputs: { name, labels: ["isLead"], pointsByAgent: 60, fields } };
}

export const describeObjects = (count: number): BenchObject[] => Array.from({ length: count }, (_, index) => describeObject(index));
