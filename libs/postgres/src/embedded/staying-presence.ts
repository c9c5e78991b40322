import { setTimeout as wait } from 'node:timers/promises';
import type { ServedCluster } from './serve-cluster.js';

const PAUSE_MS = 1_000;

/**
 * Our presence at the server for as long as we live: when the server goes away under us (killed, or stopped by hand), it
 * is looked for and started again, and the shared lock is taken anew.
 */
export class StayingPresence {
  #served: Promise<ServedCluster> | undefined;
  #ending = false;

  constructor(
    private readonly serve: (onLost: (error: Error) => void) => Promise<ServedCluster>,
    private readonly log: (line: string) => void,
  ) {}

  begin(): Promise<ServedCluster> {
    this.#served = this.serve((error) => this.#returnAfter(error));
    return this.#served;
  }

  /** @returns whether nobody else uses the server. */
  async end(): Promise<boolean> {
    this.#ending = true;
    const served = await this.#served;
    return served !== undefined && (await served.presence.leave());
  }

  #returnAfter(error: Error): void {
    if (this.#ending) return;
    this.log(`The database went away (${error.message}); looking for it again.`);
    this.#served = this.#serveUntilItWorks();
    // Its outcome is awaited by end(); it settles only when it worked or we are ending.
    this.#served.catch((failure: Error) => this.log(failure.message));
  }

  async #serveUntilItWorks(): Promise<ServedCluster> {
    for (;;) {
      try {
        const served = await this.serve((error) => this.#returnAfter(error));
        this.log('The database is back.');
        return served;
      } catch (error) {
        if (this.#ending) throw error;
        this.log(`${(error as Error).message} Trying again.`);
        await wait(PAUSE_MS);
      }
    }
  }
}
