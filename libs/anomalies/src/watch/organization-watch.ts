import { isDeepStrictEqual } from 'node:util';
import { INITIAL_ANOMALY_POLICY, type AnomalyPolicyRules } from '@keyledger/organizations';
import { FactWindow } from '../facts/fact-window.js';
import { Habits } from '../facts/habits.js';
import { isDoubted, type Opinion } from '../facts/opinions.js';
import { Presence } from '../facts/presence.js';
import type { SignInFact } from '../facts/sign-in-fact.js';
import { RULES } from '../rules/index.js';
import { DAY, HOUR } from '../rules/rule.js';
import { factOfRow, rowOfFact } from './fact-of.js';
import { findAt } from './find-at.js';
import type { FactRow, FindingRow, HabitRow, OpinionRow, PresenceRow } from './watch-rows.js';

/** What arrives later than this after the newest sign-in is not judged any more. */
export const LATEST = DAY;
/** How far back rules look from a sign-in: a day, and an attack's hour and window before that. */
export const LOOK_BACK = DAY + 3 * HOUR;

const keyOf = ({ event_id, rule }: Pick<FindingRow, 'event_id' | 'rule'>) => `${event_id} ${rule}`;

/** One organization's watch, while a batch of events is judged: what was known before, and what changed. */
export class OrganizationWatch {
  readonly newFacts: FactRow[] = [];
  readonly newOpinions: OpinionRow[] = [];
  readonly changedHabits = new Set<string>();
  readonly changedPresences = new Set<string>();
  /** Of the newest sign-in before this batch. */
  readonly newestBefore: number;
  readonly #window = new FactWindow();
  readonly #opinions = new Map<string, Map<string, Opinion>>();
  readonly #findings = new Map<string, FindingRow>();
  readonly #stored = new Set<string>();
  readonly #changed = new Set<string>();

  constructor(
    readonly organizationId: string,
    public newestAt: number,
    public policy: AnomalyPolicyRules | null,
  ) {
    this.newestBefore = newestAt;
  }

  know(
    facts: readonly FactRow[],
    habits: readonly HabitRow[] = [],
    findings: readonly FindingRow[] = [],
    presences: readonly PresenceRow[] = [],
    opinions: readonly OpinionRow[] = [],
  ): void {
    for (const row of facts) this.#window.add(factOfRow(row));
    for (const { account_id, firsts, last_at, sightings } of habits) {
      const known = new Habits(firsts, last_at, new Map(Object.entries(sightings)));
      this.#window.putHabits(account_id, known);
    }
    for (const { country, days } of presences)
      this.#window.putPresence(country, new Presence(days));
    for (const row of opinions) this.#heed(row);
    for (const row of findings) {
      this.#findings.set(keyOf(row), row);
      this.#stored.add(keyOf(row));
    }
  }

  /** Of sign-ins to be judged, with those known that they may put in another light, whom an attack may matter to. */
  threatened(
    facts: readonly SignInFact[],
    discussed: ReadonlySet<string>,
    earliest: number,
  ): readonly SignInFact[] {
    return [...this.#window.since(earliest), ...facts].filter((fact) => {
      const { accountId, succeeded, knownNetwork, device } = fact;
      if (!succeeded || discussed.has(accountId) || this.#opinions.has(accountId)) return true;
      return (
        !knownNetwork && (device === null || this.#window.habitsOf(accountId).isNewDevice(fact))
      );
    });
  }

  /** Takes a sign-in in, and judges it and every later one that it may put in another light. */
  judge(fact: SignInFact, position: string): void {
    if (fact.at < this.newestAt - LATEST || !this.#window.add(fact)) return;
    this.newFacts.push(rowOfFact(fact, this.organizationId));
    if (this.#window.learn(fact) && fact.country !== null) this.changedPresences.add(fact.country);
    if (fact.succeeded) this.changedHabits.add(fact.accountId);
    this.newestAt = Math.max(this.newestAt, fact.at);
    for (const each of [fact, ...this.#window.after(fact)]) this.#judgeOne(each, position);
  }

  /** Takes in what somebody said of a case, and judges the account's sign-ins after that again. */
  hear(opinion: OpinionRow, position: string): void {
    if (!this.#heed(opinion)) return;
    this.newOpinions.push(opinion);
    for (const each of this.#window.since(opinion.at))
      if (each.accountId === opinion.account_id) this.#judgeOne(each, position);
  }

  habitsToStore(): readonly HabitRow[] {
    return [...this.changedHabits].sort().map((account_id) => {
      const { firsts, lastAt, sightings } = this.#window.habitsOf(account_id).stored();
      const { organizationId: organization_id } = this;
      return {
        account_id,
        organization_id,
        firsts,
        last_at: lastAt,
        sightings: Object.fromEntries(sightings),
      };
    });
  }

  presencesToStore(): readonly PresenceRow[] {
    const { organizationId: organization_id } = this;
    return [...this.changedPresences].sort().map((country) => {
      const presence = this.#window.presenceIn(country);
      return { organization_id, country, last_day: presence.lastDay, days: presence.stored() };
    });
  }

  /** What is found now and was not, or looks different; and what is not found any more. */
  changes(): { readonly put: readonly FindingRow[]; readonly gone: readonly FindingKey[] } {
    const put: FindingRow[] = [];
    const gone: FindingKey[] = [];
    for (const key of [...this.#changed].sort()) {
      const row = this.#findings.get(key);
      const [event_id = '', rule = ''] = key.split(' ');
      if (row) put.push(row);
      else if (this.#stored.has(key)) gone.push({ event_id, rule });
    }
    return { put, gone };
  }

  /** @returns false when it is known already. */
  #heed({ event_id, account_id: accountId, case_id: caseId, at, doubtful }: OpinionRow): boolean {
    const known = this.#opinions.get(accountId) ?? new Map<string, Opinion>();
    if (known.has(event_id)) return false;
    this.#opinions.set(accountId, known.set(event_id, { accountId, caseId, at, doubtful }));
    this.#window.habitsOf(accountId).doubt = (mark, moment) =>
      isDoubted(mark, moment, [...known.values()], [...this.#findings.values()]);
    return true;
  }

  #judgeOne(signIn: SignInFact, found_at: string): void {
    const policy = this.policy ?? INITIAL_ANOMALY_POLICY;
    const found = findAt(signIn, this.#window, this.organizationId, policy);
    const keys = new Set(found.map(keyOf));
    for (const { name: rule } of RULES) {
      const key = keyOf({ event_id: signIn.eventId, rule });
      if (keys.has(key) || !this.#findings.delete(key)) continue;
      this.#changed.add(key);
    }
    for (const row of found) {
      const before = this.#findings.get(keyOf(row));
      if (before && isDeepStrictEqual(before, { ...row, found_at: before.found_at })) continue;
      this.#findings.set(keyOf(row), { ...row, found_at });
      this.#changed.add(keyOf(row));
    }
  }
}

export type FindingKey = Pick<FindingRow, 'event_id' | 'rule'>;
