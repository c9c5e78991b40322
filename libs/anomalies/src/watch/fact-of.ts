import { isErased, type RecordedEvent } from '@keyledger/event-store';
import type { SignInEvent } from '@keyledger/sign-in';
import type { SignInFact } from '../facts/sign-in-fact.js';
import type { FactRow } from './watch-rows.js';

export type SignInAttemptEvent = Extract<SignInEvent, { type: 'SignInSucceeded' | 'SignInFailed' }>;

/** Null for what cannot be judged: erased, or of before networks were marked. */
export function factOf(event: RecordedEvent<SignInAttemptEvent>): SignInFact | null {
  const { accountId, networkMark, knownNetwork, device, place } = event.data;
  if (networkMark === null || isErased(networkMark)) return null;
  if (isErased(device) || isErased(place)) return null;
  const { latitude, longitude, accuracyKm } = place ?? {};
  const located =
    typeof latitude === 'number' && typeof longitude === 'number' && typeof accuracyKm === 'number';
  return {
    eventId: event.eventId,
    accountId,
    at: Date.parse(event.occurredAt),
    succeeded: event.type === 'SignInSucceeded',
    network: networkMark,
    knownNetwork,
    device,
    country: place?.country ?? null,
    asn: place?.asn ?? null,
    circle: located ? { latitude, longitude, accuracyKm } : null,
  };
}

export function rowOfFact(fact: SignInFact, organizationId: string): FactRow {
  const { circle } = fact;
  return {
    event_id: fact.eventId,
    organization_id: organizationId,
    account_id: fact.accountId,
    at: fact.at,
    succeeded: fact.succeeded,
    network: fact.network,
    known_network: fact.knownNetwork,
    device: fact.device,
    country: fact.country,
    asn: fact.asn,
    latitude: circle?.latitude ?? null,
    longitude: circle?.longitude ?? null,
    accuracy_km: circle?.accuracyKm ?? null,
  };
}

export function factOfRow(row: FactRow): SignInFact {
  const { latitude, longitude, accuracy_km: accuracyKm } = row;
  const located = latitude !== null && longitude !== null && accuracyKm !== null;
  return {
    eventId: row.event_id,
    accountId: row.account_id,
    at: row.at,
    succeeded: row.succeeded,
    network: row.network,
    knownNetwork: row.known_network,
    device: row.device,
    country: row.country,
    asn: row.asn,
    circle: located ? { latitude, longitude, accuracyKm } : null,
  };
}
