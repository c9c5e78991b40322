import type { SignInFact } from '../../facts/sign-in-fact.js';

/** Failures, counted by account. */
export class Tries {
  readonly perAccount: readonly number[];
  readonly networks: number;
  readonly minutes: number;

  constructor(readonly failures: readonly SignInFact[]) {
    const counts = new Map<string, number>();
    for (const { accountId } of failures) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
    this.perAccount = [...counts.values()];
    this.networks = new Set(failures.map(({ network }) => network)).size;
    this.minutes = ((failures.at(-1)?.at ?? 0) - (failures[0]?.at ?? 0)) / 60_000;
  }

  get accounts(): number {
    return this.perAccount.length;
  }

  get most(): number {
    return Math.max(0, ...this.perAccount);
  }

  /** Of the accounts, how large a share was tried from `least` to `most` times. */
  share(least: number, most: number): number {
    const tried = this.perAccount.filter((count) => count >= least && count <= most);
    return this.accounts === 0 ? 0 : tried.length / this.accounts;
  }

  get measures(): Readonly<Record<string, number>> {
    const { accounts, networks } = this;
    return { failures: this.failures.length, accounts, networks };
  }
}
