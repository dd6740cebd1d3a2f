import type { Project } from "./project/project.js";
import { ProviderProcess } from "./rpc/provider-process.js";
import { locateSdk } from "./rpc/sdk.js";
import { type EngineServer, type Service, startServer } from "./rpc/server.js";

type OnLine = (line: string, error: boolean) => void;

/**
 * What a run needs that has nothing to do with what is secret: the engine's server and a provider's process. They are begun while the
 * stack's key is worked out, which takes a tenth of a second and leaves the other processors alone.
 */
export class Outset {
  private readonly server: Promise<EngineServer>;
  private readonly serve: (services: Service) => void;
  private spare: Promise<ProviderProcess> | undefined;
  private onLine: OnLine;
  private readonly earlyLines: Parameters<OnLine>[] = [];

  constructor(
    private readonly project: Project,
    private readonly stack: string,
  ) {
    let serve: (services: Service) => void = () => undefined;
    const services = new Promise<Service>((resolve) => {
      serve = resolve;
    });
    this.serve = serve;
    this.onLine = (...line) => this.earlyLines.push(line);
    this.server = startServer(services);
    // Told where it is needed.
    this.server.catch(() => undefined);
  }

  /** The program's SDK, told to be missing only where it is needed. */
  get sdk(): ReturnType<typeof locateSdk> {
    return locateSdk(this.project.programDirectory);
  }

  /** Begins a provider before it is known whether one will be needed. */
  warmUp(): void {
    this.spare ??= this.launch();
    this.spare.catch(() => undefined);
  }

  /** Has the server answer. `onLine` is given what providers print, also what they have printed by now; gives the server's address. */
  async open(services: Service, onLine: OnLine): Promise<string> {
    this.serve(services);
    this.onLine = onLine;
    for (const line of this.earlyLines.splice(0)) onLine(...line);
    return (await this.server).address;
  }

  startProvider(): Promise<ProviderProcess> {
    const provider = this.spare ?? this.launch();
    this.spare = undefined;
    return provider;
  }

  /** Ends the server, and the provider that nobody took. */
  async end(): Promise<void> {
    const [server, spare] = await Promise.allSettled([this.server, this.spare]);
    if (spare.status === "fulfilled") await spare.value?.stop();
    if (server.status === "fulfilled") server.value.close();
  }

  private async launch(): Promise<ProviderProcess> {
    const { address } = await this.server;
    const env = { ...process.env, PULUMI_NODEJS_PROJECT: this.project.name, PULUMI_NODEJS_STACK: this.stack };
    const onLine: OnLine = (...line) => this.onLine(...line);
    return ProviderProcess.start(this.sdk.dynamicProvider, address, this.project.programDirectory, env, onLine);
  }
}
