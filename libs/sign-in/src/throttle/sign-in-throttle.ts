import { networkPrefix } from '@keyledger/graphql';
import { Clock } from '@keyledger/kernel';
import { KeyRing } from '@keyledger/keys';
import { Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';
import type { ProvenTry } from './remember-tries.js';
import type { ThrottleKey } from './throttle-key.js';
import { secondsUntil, ThrottleRows } from './throttle-rows.js';
import { FAMILIAR_RULE, NETWORK_RULE } from './waits.js';

/** A try that was let through, to be closed by what came of it. */
export interface AdmittedTry {
  /** What a success is to do: forget the failures that were counted, and remember the network as the address's own. */
  success(): ProvenTry;
  /** Counts against the network too. */
  failed(): Promise<void>;
  /** Nothing was tried after all (the service was busy): takes the count back. */
  abandoned(): Promise<void>;
}

export type Admission =
  | { readonly outcome: 'admitted'; readonly attempt: AdmittedTry }
  /** `retryAfter` in whole seconds. */
  | { readonly outcome: 'throttled'; readonly retryAfter: number };

/**
 * Bounds guessing per account and per network. An address is counted as failed before its password is looked at,
 * so that tries sent at the same moment cannot slip past the bound; success takes it back. Known and unknown
 * addresses are counted alike. An address is counted apart for each network that it signed in from in the last 30
 * days, so that strangers cannot lock its owner out (ASVS 5.0 §6.1.1). Counters are shared by all processes.
 */
@Injectable()
export class SignInThrottle {
  readonly #rows: ThrottleRows;

  constructor(
    postgres: Postgres,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {
    this.#rows = new ThrottleRows(postgres);
  }

  /** @param address as normalised, or as typed where it is no address. @param network IPv4 or IPv6 text. */
  async admit(address: string, network: string): Promise<Admission> {
    const prefix = networkPrefix(network);
    const ofNetwork = this.#key('NETWORK', prefix);
    const ofAddress = this.#key('ADDRESS', address);
    const ofBoth = this.#ofBoth(address, prefix);
    const now = this.clock.now();
    const tried = await this.#rows.admit({
      network: ofNetwork,
      address: ofAddress,
      both: ofBoth,
      now,
    });
    const { familiar } = tried;
    const counted = familiar ? ofBoth : ofAddress;
    if (!tried.counted) {
      const retryAfter = secondsUntil(tried.networkWaits, now) || (await this.#wait(counted, now));
      return { outcome: 'throttled', retryAfter };
    }
    const attempt: AdmittedTry = {
      success: () => {
        // Strangers' failures stay counted when the owner comes from where they always come from.
        return this.#proven(ofBoth, familiar ? null : ofAddress);
      },
      failed: async () => {
        await this.#rows.count(ofNetwork, NETWORK_RULE, this.clock.now());
      },
      abandoned: () => this.#rows.takeBack(counted),
    };
    return { outcome: 'admitted', attempt };
  }

  /** Whether the address signed in from this network within the last 30 days. */
  isFamiliar(address: string, network: string): Promise<boolean> {
    return this.#rows.isKnown(this.#ofBoth(address, networkPrefix(network)), this.clock.now());
  }

  /**
   * To be told when its owner proved themselves in another way: they can sign in from this network at once, whatever
   * strangers tried.
   */
  async vouchFor(address: string, network: string): Promise<void> {
    const ofBoth = this.#ofBoth(address, networkPrefix(network));
    await this.#rows.remember(this.#proven(ofBoth, null));
  }

  /** Removes counters that have run out. @returns how many. */
  sweep(): Promise<number> {
    return this.#rows.sweep(this.clock.now());
  }

  /** @returns the seconds that a key which was not counted has left to wait. */
  async #wait(key: ThrottleKey, now: Date): Promise<number> {
    // Free again in between, by a success elsewhere: a second's patience costs less than a slip.
    return (await this.#rows.refuseIfBlocked(key, now)) || 1;
  }

  #proven(known: ThrottleKey, forgotten: ThrottleKey | null): ProvenTry {
    const until = new Date(this.clock.now().getTime() + FAMILIAR_RULE.forgottenAfter * 1000);
    return { known, until, forgotten };
  }

  #ofBoth(address: string, prefix: string): ThrottleKey {
    return this.#key('FAMILIAR', `${prefix}\n${address}`);
  }

  #key(kind: ThrottleKey['kind'], value: string): ThrottleKey {
    return { kind, hmac: this.keys.blindIndex(`sign-in-throttle/${kind}`, value) };
  }
}
