/** What can be given only once: a mailbox's address, a company's number for a person, a mail domain, a mailbox's change of owner. */
export const CLAIM_KINDS = ['address', 'employee-number', 'domain', 'owner-change'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** What is claimed. `value` is already normalised. */
export interface ClaimedValue {
  readonly kind: ClaimKind;
  /** Within what it is unique: an organization's id, or null for everywhere. */
  readonly scopeId: string | null;
  readonly value: string;
}

export interface ClaimRequest extends ClaimedValue {
  /** The aggregate that is to hold the value; a new id is fine, it need not have events yet. */
  readonly ownerId: string;
  readonly organizationId: string;
}

/** Who holds a value since when. */
export interface HeldClaim {
  readonly ownerId: string;
  readonly organizationId: string;
  readonly createdAt: Date;
}

/** `claimed` also when this owner held it before; `taken` names who does. */
export type ClaimOutcome =
  { readonly outcome: 'claimed' } | ({ readonly outcome: 'taken' } & HeldClaim);

/** After this long, a claim that its owner's stream does not name belongs to work that died half-way. */
export const CLAIM_GRACE_MINUTES = 10;

/** Whether whoever made the claim had time enough to write the event that names the value. */
export function isPastGrace(claim: Pick<HeldClaim, 'createdAt'>, now: Date): boolean {
  return now.getTime() - claim.createdAt.getTime() > CLAIM_GRACE_MINUTES * 60_000;
}
