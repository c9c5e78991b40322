import type { SignInFact } from './sign-in-fact.js';

const DAY = 86_400_000;
/** Learning ends with whichever comes first (standards: anomaly detection §5). */
const LEARNING_DAYS = 14;
const LEARNING_SIGN_INS = 10;
/** Who was away for so long is learned anew. */
const AWAY_DAYS = 90;
/** What was not seen for so long is new again. */
export const FORGOTTEN_DAYS = 180;

/**
 * Browsers and countries that are kept of an account, those seen last: a program that signs in as a browser and keeps no
 * cookie is a new browser each time, and must not make this grow for ever.
 */
export const MOST_KEPT = 100;

export interface Sighting {
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Of a browser or country, at a moment. */
export type Doubt = (mark: string, at: number) => boolean;

/** What an account's successful sign-ins have in common: where from, by which devices, since when. */
export class Habits {
  constructor(
    /** Times of the first ten successes, ascending. */
    private firsts: readonly number[] = [],
    private lastAt: number | null = null,
    private readonly sightings = new Map<string, Sighting>(),
  ) {}

  /** What people doubt of it; nothing, unless said. */
  doubt: Doubt = () => false;

  learn({ at, succeeded, country, device }: SignInFact): void {
    if (!succeeded) return;
    const away = this.lastAt !== null && at - this.lastAt > AWAY_DAYS * DAY;
    const firsts = away ? [at] : [...this.firsts, at].sort((one, other) => one - other);
    this.firsts = firsts.slice(0, LEARNING_SIGN_INS);
    this.lastAt = Math.max(this.lastAt ?? at, at);
    if (country !== null) this.see(`country:${country}`, at);
    if (device !== null) this.see(`device:${device}`, at);
  }

  /** Whether too little was known of the account at a moment to call anything new. */
  isLearning(at: number): boolean {
    const before = this.firsts.filter((time) => time < at);
    const first = before[0];
    if (first === undefined) return true;
    return before.length < LEARNING_SIGN_INS && at - first < LEARNING_DAYS * DAY;
  }

  isNewCountry({ country, at }: SignInFact): boolean {
    return country !== null && this.isNew(`country:${country}`, at);
  }

  isNewDevice({ device, at }: SignInFact): boolean {
    return device !== null && this.isNew(`device:${device}`, at);
  }

  /** What of a sign-in was no habit yet when it happened: seen for less than a day, or doubted. */
  marksOf({ at, country, device }: SignInFact): readonly string[] {
    const marks = [country && `country:${country}`, device && `device:${device}`];
    return marks.flatMap((mark) => {
      if (!mark) return [];
      const since = this.sightings.get(mark)?.firstAt ?? at;
      return since > at - DAY || this.doubt(mark, at) ? [mark] : [];
    });
  }

  stored(): { firsts: readonly number[]; lastAt: number | null; sightings: [string, Sighting][] } {
    return { firsts: this.firsts, lastAt: this.lastAt, sightings: [...this.sightings] };
  }

  private isNew(what: string, at: number): boolean {
    const seen = this.sightings.get(what);
    const isKnown = seen !== undefined && seen.firstAt < at && !isForgotten(seen, at);
    return !isKnown || this.doubt(what, at);
  }

  private see(what: string, at: number): void {
    const seen = this.sightings.get(what);
    const forgotten = seen === undefined || isForgotten(seen, at);
    this.sightings.set(what, {
      firstAt: forgotten ? at : Math.min(seen.firstAt, at),
      lastAt: forgotten ? at : Math.max(seen.lastAt, at),
    });
    if (this.sightings.size > MOST_KEPT) this.sightings.delete(this.seenLongestAgo());
  }

  private seenLongestAgo(): string {
    const [[first]] = [...this.sightings].sort(
      ([one, { lastAt: a }], [other, { lastAt: b }]) => a - b || (one < other ? -1 : 1),
    ) as [[string, Sighting]];
    return first;
  }
}

function isForgotten({ lastAt }: Sighting, at: number): boolean {
  return at - lastAt > FORGOTTEN_DAYS * DAY;
}
