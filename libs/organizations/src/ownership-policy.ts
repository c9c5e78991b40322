import { OneOf } from '@keyledger/event-store';
import { Type, type Static } from '@sinclair/typebox';

/** Whose mailboxes pass on only with a second person's word; administrators: where either owner holds a role. */
export const SECOND_PERSON_FOR = ['NOBODY', 'ADMINISTRATORS', 'EVERYBODY'] as const;
export type SecondPersonFor = (typeof SECOND_PERSON_FOR)[number];

export const OwnershipPolicySchema = Type.Object(
  {
    secondPerson: OneOf(SECOND_PERSON_FOR),
    /** How long that word is waited for. */
    approvalHours: Type.Integer({ minimum: 1, maximum: 168 }),
  },
  { additionalProperties: false },
);

export type OwnershipPolicyRules = Static<typeof OwnershipPolicySchema>;

/** The rules in force and their version, which every decision taken under them records. */
export interface OwnershipPolicy extends OwnershipPolicyRules {
  readonly version: number;
}

/** A company with one administrator must be able to start; who has two turns it on. */
export const INITIAL_OWNERSHIP_POLICY: OwnershipPolicyRules = {
  secondPerson: 'NOBODY',
  approvalHours: 24,
};
