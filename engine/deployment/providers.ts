import type { ProviderProcess } from "../rpc/provider-process.js";
import { parseProviderReference } from "../urn.js";
import { containsUnknown, isEqual, type PropertyMap } from "../values/property-value.js";

/** The provider processes of one operation: one per provider resource, started when first needed. */
export class Providers {
  private readonly inputs = new Map<string, PropertyMap>();
  private readonly running = new Map<string, Promise<ProviderProcess>>();
  private readonly started: Promise<ProviderProcess>[] = [];
  /** Started, and not asked for yet. */
  private spare: Promise<ProviderProcess> | undefined;

  constructor(private readonly start: () => Promise<ProviderProcess>) {}

  /** Says how the provider of this URN is configured from here on; one that runs with another configuration finishes its calls only. */
  configure(urn: string, inputs: PropertyMap): void {
    if (!isEqual(this.inputs.get(urn), inputs)) this.running.delete(urn);
    this.inputs.set(urn, inputs);
  }

  isConfigured(reference: string): boolean {
    return this.inputs.has(parseProviderReference(reference).urn);
  }

  /** A preview may not know yet how a provider will be configured; then it cannot be asked anything. */
  isUsable(reference: string): boolean {
    return !containsUnknown(this.inputs.get(parseProviderReference(reference).urn) ?? {});
  }

  /** Starts a process ahead of the first use, so that its start-up overlaps the program's. */
  warmUp(): void {
    this.spare = this.begin();
    this.spare.catch(() => undefined);
  }

  get(reference: string): Promise<ProviderProcess> {
    const { urn } = parseProviderReference(reference);
    let provider = this.running.get(urn);
    if (!provider) {
      provider = this.launch(urn);
      this.running.set(urn, provider);
    }
    return provider;
  }

  private async launch(urn: string): Promise<ProviderProcess> {
    const inputs = this.inputs.get(urn);
    if (!inputs) throw new Error(`${urn} is used before it is registered.`);
    const taken = this.spare ?? this.begin();
    this.spare = undefined;
    const provider = await taken;
    await provider.configure(inputs);
    return provider;
  }

  private begin(): Promise<ProviderProcess> {
    const provider = this.start();
    this.started.push(provider);
    return provider;
  }

  /** Ends every process, also one that could not be configured; one that did not start is told of where it was asked for. */
  async stop(): Promise<void> {
    await Promise.allSettled(this.started.map(async (each) => (await each).stop()));
  }
}
