import type { AnomalyPolicyRules, Severity } from '@keyledger/organizations';
import type { Sighting } from '../facts/habits.js';

export interface OrganizationRow {
  readonly organization_id: string;
  readonly newest_at: number;
  readonly policy: AnomalyPolicyRules | null;
}

export interface FactRow {
  readonly event_id: string;
  readonly organization_id: string;
  readonly account_id: string;
  readonly at: number;
  readonly succeeded: boolean;
  readonly network: string;
  readonly known_network: boolean;
  readonly device: string | null;
  readonly country: string | null;
  readonly asn: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracy_km: number | null;
}

export interface HabitRow {
  readonly account_id: string;
  readonly organization_id: string;
  readonly firsts: readonly number[];
  readonly last_at: number | null;
  readonly sightings: Readonly<Record<string, Sighting>>;
}

/** Who signed in from a country, by day since 1970. */
export interface PresenceRow {
  readonly organization_id: string;
  readonly country: string;
  readonly last_day: number;
  readonly days: Readonly<Record<string, readonly string[]>>;
}

/** What somebody said of a case of an account. */
export interface OpinionRow {
  readonly event_id: string;
  readonly organization_id: string;
  readonly account_id: string;
  readonly case_id: string;
  readonly at: number;
  readonly doubtful: boolean;
}

/** A sign-in that a finding rests on. */
export interface Evidence {
  readonly eventId: string;
  readonly accountId: string;
  readonly at: string;
}

/** A finding as it is kept: without anything that only the sign-in's own event may say. */
export interface StoredFinding {
  readonly ruleVersion: number;
  readonly severity: Severity;
  readonly windowStart: string;
  readonly failuresOnly: boolean;
  readonly parameters: Readonly<Record<string, number>>;
  readonly measures: Readonly<Record<string, number>>;
  readonly evidence: readonly Evidence[];
}

export interface FindingRow {
  /** The sign-in that it was found at. */
  readonly event_id: string;
  readonly rule: string;
  readonly organization_id: string;
  readonly detection_id: string;
  readonly account_id: string | null;
  readonly at: number;
  /** Position of the event that it was found, or last looked different, on. */
  readonly found_at: string;
  readonly finding: StoredFinding;
  /** Browsers and countries of the account that were new to it then. */
  readonly marks: readonly string[];
}
