import type { Secret } from '@keyledger/kernel';
import { KeyRing } from '@keyledger/keys';
import { networkMark, type SignInClient } from '@keyledger/accounts';
import { isKnownNetwork } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { deviceMark } from './devices/device-token.js';
import { softwareOf } from './devices/software.js';
import { networkFact } from './network-fact.js';
import { NetworkPlaces } from './places/network-places.port.js';
import type { SignInSource } from './sign-in-source.js';

const USER_AGENT_LENGTH = 400;

export interface SeenSource {
  readonly network: string;
  /** Empty where the client sent none. */
  readonly userAgent: string;
  readonly client: SignInClient;
  /** The device's token that the client showed. */
  readonly shown: Secret | null;
  /** The one it is given, if it signs in. */
  readonly given: Secret | null;
}

/** Says of a sign-in what detection will want to know. Asks nobody but this machine; its cost is measured (`scoring`). */
@Injectable()
export class DescribeSource {
  constructor(
    private readonly keys: KeyRing,
    private readonly places: NetworkPlaces,
  ) {}

  /** @param knownNetworks CIDR ranges of the organization's own. */
  describe(seen: SeenSource, knownNetworks: readonly string[]): SignInSource {
    const network = networkFact(seen.network);
    const userAgent = seen.userAgent.slice(0, USER_AGENT_LENGTH) || null;
    const markOf = (token: Secret | null) => token && deviceMark(this.keys, token);
    return {
      network,
      userAgent,
      client: seen.client,
      networkMark: networkMark(this.keys, network),
      knownNetwork: isKnownNetwork(network, knownNetworks),
      place: this.places.placeOf(network),
      device: { shown: markOf(seen.shown), given: markOf(seen.given) },
      software: softwareOf(userAgent),
    };
  }
}
