import { OneOf } from '@keyledger/event-store';
import { Type, type Static } from '@sinclair/typebox';

/** Who has to prove themselves by two channels of different kinds before they set a forgotten password anew. */
export const TWO_PROOFS = ['NOBODY', 'ADMINISTRATORS', 'EVERYBODY'] as const;
export type TwoProofs = (typeof TWO_PROOFS)[number];

export const RecoveryPolicySchema = Type.Object(
  {
    /** Whether people may set a forgotten password anew by themselves. */
    selfService: Type.Boolean(),
    /** Whether channels that somebody wrote down and nobody has proved yet serve self-service. */
    assertedChannels: Type.Boolean(),
    twoProofs: OneOf(TWO_PROOFS),
    /** Whether a help desk must have the caller proved before it resets. */
    callerProof: Type.Boolean(),
  },
  { additionalProperties: false },
);

export type RecoveryPolicyRules = Static<typeof RecoveryPolicySchema>;

/** The rules in force and their version, which every decision taken under them records. */
export interface RecoveryPolicy extends RecoveryPolicyRules {
  readonly version: number;
}

/**
 * What every organization starts with. Channels that came with an import serve from the first day, as they do for an
 * administrator's link; who has power over others proves themselves twice (NIST SP 800-63B-4 §4.2.2.2).
 */
export const INITIAL_RECOVERY_POLICY: RecoveryPolicyRules = {
  selfService: true,
  assertedChannels: true,
  twoProofs: 'ADMINISTRATORS',
  callerProof: false,
};
