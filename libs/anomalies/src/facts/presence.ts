const DAY = 86_400_000;
/** Whether three others were there shows among four accounts of any day, or all of them are kept. */
const KEPT_ACCOUNTS = 4;
/** A month, and what a late sign-in may look back from. */
export const KEPT_DAYS = 33;

const dayOf = (at: number) => Math.floor(at / DAY);

/**
 * Who of an organization signed in from one country, by day of UTC: the first accounts by id, so that what is kept is a
 * function of the sign-ins and not of their order, and a large organization costs no more than a small one.
 */
export class Presence {
  readonly #days: Map<number, readonly string[]>;

  constructor(days: Readonly<Record<string, readonly string[]>> = {}) {
    this.#days = new Map(Object.entries(days).map(([day, accounts]) => [Number(day), accounts]));
  }

  get lastDay(): number {
    return Math.max(-1, ...this.#days.keys());
  }

  /** @returns whether that changes what is kept. */
  see(accountId: string, at: number): boolean {
    const day = dayOf(at);
    const known = this.#days.get(day) ?? [];
    if (known.includes(accountId)) return false;
    const accounts = [...known, accountId].sort().slice(0, KEPT_ACCOUNTS);
    if (!accounts.includes(accountId)) return false;
    this.#days.set(day, accounts);
    const oldest = this.lastDay - KEPT_DAYS;
    for (const each of this.#days.keys()) if (each < oldest) this.#days.delete(each);
    return true;
  }

  /**
   * How many other accounts signed in from there on the days before a sign-in's own: whoever takes several accounts over
   * in a day is not made familiar by that. Exact up to three.
   */
  others(accountId: string, at: number, days: number): number {
    const today = dayOf(at);
    const before = [...this.#days].filter(([day]) => day < today && day >= today - days);
    const accounts = new Set(before.flatMap(([, each]) => each));
    accounts.delete(accountId);
    return accounts.size;
  }

  stored(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(this.#days);
  }
}
