/** A circle on the earth: degrees, kilometres. */
export interface Circle {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyKm: number;
}

/** One sign-in, as far as rules look at it. Networks and devices are keyed hashes. */
export interface SignInFact {
  readonly eventId: string;
  readonly accountId: string;
  /** When it happened, in milliseconds: rules go by event time, never by arrival. */
  readonly at: number;
  readonly succeeded: boolean;
  readonly network: string;
  /** Of the organization's own networks. */
  readonly knownNetwork: boolean;
  /** Null for clients that keep none. */
  readonly device: string | null;
  readonly country: string | null;
  readonly asn: number | null;
  readonly circle: Circle | null;
}

/** By time, and by id where the time is the same: an order that does not depend on arrival. */
export function inOrder(one: SignInFact, other: SignInFact): number {
  return (
    one.at - other.at || (one.eventId < other.eventId ? -1 : one.eventId > other.eventId ? 1 : 0)
  );
}
