import type { Place } from './place.js';

/** Where networks are. Also the Nest token. */
export abstract class NetworkPlaces {
  /** Reads what is needed into memory, so that no sign-in has to wait for it. Safe to repeat. */
  abstract warm(): void;

  /** @param network IPv4 or IPv6 text. @returns null for private networks and for what no database knows. */
  abstract placeOf(network: string): Place | null;
}

/** Knows no place. */
export class NoPlaces extends NetworkPlaces {
  warm(): void {}

  placeOf(): null {
    return null;
  }
}
