/** What is asked of a mutation beside the caller's role, by what it acts on. */
export interface TargetRule {
  /** The other person's role must be below the caller's; owners act on anybody. */
  readonly rank: boolean;
  /** `WITHIN`: a caller who is limited to departments acts within these alone. `WHOLE`: such a caller does not act at all. */
  readonly departments: 'ANY' | 'WITHIN' | 'WHOLE';
  /** Whether callers may act on themselves. */
  readonly oneself: boolean;
}

/** On what mutations act, each with its rule (ADR 19). */
export const TARGET_RULES = {
  /** A mailbox, or a process about one: reset, lock, pass on. */
  ACCOUNT: { rank: true, departments: 'WITHIN', oneself: false },
  /** What reaches a person or ends their membership: recovery channels, leaving, erasure. */
  PERSON: { rank: true, departments: 'WITHIN', oneself: false },
  /** What is written down about a person, and what they are given: name, department, a mailbox. */
  RECORD: { rank: true, departments: 'WITHIN', oneself: true },
  /** What role a person holds. */
  ROLE: { rank: true, departments: 'WHOLE', oneself: false },
  /** A department, and what hangs under it. */
  DEPARTMENT: { rank: false, departments: 'WITHIN', oneself: true },
  /** What concerns everybody. */
  ORGANIZATION: { rank: false, departments: 'WHOLE', oneself: true },
  /** Whatever accounts a filter finds: each is asked about when its turn comes. */
  MANY: { rank: false, departments: 'ANY', oneself: true },
  /** The caller's own mailbox, channels, session and what they keep for themselves. */
  OWN: { rank: false, departments: 'ANY', oneself: true },
  /** Nobody who is named: for those who are not signed in. */
  OPEN: { rank: false, departments: 'ANY', oneself: true },
} as const satisfies Readonly<Record<string, TargetRule>>;

export type AccessTarget = keyof typeof TARGET_RULES;
