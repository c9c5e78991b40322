import { Habits } from './habits.js';
import { Presence } from './presence.js';
import { inOrder, type SignInFact } from './sign-in-fact.js';

/** What rules look at: the recent sign-ins of one organization, and the habits of its accounts. */
export interface Facts {
  /** Of an account, from a moment up to a sign-in and with it, in order. */
  successesOf(accountId: string, from: number, until: SignInFact): readonly SignInFact[];
  failuresOf(accountId: string, from: number, until: SignInFact): readonly SignInFact[];
  ofNetwork(network: string, from: number, until: SignInFact): readonly SignInFact[];
  /** Failures of everybody. */
  failuresOfEverybody(from: number, until: SignInFact): readonly SignInFact[];
  habitsOf(accountId: string): Habits;
  presenceIn(country: string): Presence;
}

/** As many as a rule looks at: far beyond every threshold, so that a flood costs no more than that. */
export const MOST = 500;

/** Facts in memory, in order of event time whatever the order they came in. */
export class FactWindow implements Facts {
  readonly #all: SignInFact[] = [];
  readonly #failures: SignInFact[] = [];
  readonly #successesOf = new Map<string, SignInFact[]>();
  readonly #failuresOf = new Map<string, SignInFact[]>();
  readonly #networks = new Map<string, SignInFact[]>();
  readonly #habits = new Map<string, Habits>();
  readonly #presences = new Map<string, Presence>();
  readonly #ids = new Set<string>();

  /** @returns false when it is there already. */
  add(fact: SignInFact): boolean {
    if (this.#ids.has(fact.eventId)) return false;
    this.#ids.add(fact.eventId);
    insert(this.#all, fact);
    if (!fact.succeeded) insert(this.#failures, fact);
    const ofAccounts = fact.succeeded ? this.#successesOf : this.#failuresOf;
    insert(listOf(ofAccounts, fact.accountId), fact);
    insert(listOf(this.#networks, fact.network), fact);
    return true;
  }

  /** @returns whether what is kept of its country changes by it. */
  learn(fact: SignInFact): boolean {
    const { accountId, at, country, succeeded } = fact;
    this.habitsOf(accountId).learn(fact);
    return succeeded && country !== null && this.presenceIn(country).see(accountId, at);
  }

  putPresence(country: string, presence: Presence): void {
    this.#presences.set(country, presence);
  }

  presenceIn(country: string): Presence {
    const presence = this.#presences.get(country) ?? new Presence();
    this.#presences.set(country, presence);
    return presence;
  }

  putHabits(accountId: string, habits: Habits): void {
    this.#habits.set(accountId, habits);
  }

  habitsOf(accountId: string): Habits {
    const habits = this.#habits.get(accountId) ?? new Habits();
    this.#habits.set(accountId, habits);
    return habits;
  }

  successesOf(accountId: string, from: number, until: SignInFact): readonly SignInFact[] {
    return between(this.#successesOf.get(accountId) ?? [], from, until);
  }

  failuresOf(accountId: string, from: number, until: SignInFact): readonly SignInFact[] {
    return between(this.#failuresOf.get(accountId) ?? [], from, until);
  }

  ofNetwork(network: string, from: number, until: SignInFact): readonly SignInFact[] {
    return between(this.#networks.get(network) ?? [], from, until);
  }

  failuresOfEverybody(from: number, until: SignInFact): readonly SignInFact[] {
    return between(this.#failures, from, until);
  }

  /** Sign-ins from a moment on, in order. */
  since(from: number): readonly SignInFact[] {
    return this.#all.filter(({ at }) => at >= from);
  }

  /** Sign-ins after one, which may look different now that it is known. */
  after(fact: SignInFact): readonly SignInFact[] {
    return this.#all.slice(placeOf(this.#all, fact) + 1);
  }
}

function listOf(lists: Map<string, SignInFact[]>, key: string): SignInFact[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Nearly always at the end. */
function insert(list: SignInFact[], fact: SignInFact): void {
  list.splice(placeOf(list, fact), 0, fact);
}

/** How many stand before a fact. */
function placeOf(list: readonly SignInFact[], fact: SignInFact): number {
  let place = list.length;
  for (; place > 0; place -= 1) {
    const before = list[place - 1];
    if (before && inOrder(before, fact) < 0) break;
  }
  return place;
}

function between(
  list: readonly SignInFact[],
  from: number,
  until: SignInFact,
): readonly SignInFact[] {
  const place = placeOf(list, until);
  const end = list[place]?.eventId === until.eventId ? place + 1 : place;
  let start = end;
  while (start > 0 && end - start < MOST && (list[start - 1]?.at ?? from) >= from) start -= 1;
  return list.slice(start, end);
}
