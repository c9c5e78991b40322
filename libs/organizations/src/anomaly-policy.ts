import { OneOf } from '@keyledger/event-store';
import { Type, type Static } from '@sinclair/typebox';

/** How much a case matters (standards: anomaly detection §2, action ladder). */
export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What may be done about a case, beside noting it, which is always done. */
export const CONSEQUENCES = ['TELL_EMPLOYEE', 'END_SESSIONS', 'FORCE_RESET', 'LOCK'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

const consequences = Type.Array(OneOf(CONSEQUENCES), { maxItems: 4, uniqueItems: true });

export const AnomalyPolicySchema = Type.Object(
  {
    /** CIDR ranges of offices and gateways: signing in from there is nothing new and never a journey. */
    knownNetworks: Type.Array(Type.String({ minLength: 3, maxLength: 50 }), {
      maxItems: 200,
      uniqueItems: true,
    }),
    /** Names of rules that are not applied. */
    disabledRules: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{0,49}$' }), {
      maxItems: 50,
      uniqueItems: true,
    }),
    /** Whoever was faster between two sign-ins did not travel. */
    fastestJourneyKmh: Type.Integer({ minimum: 100, maximum: 5_000 }),
    consequences: Type.Object(
      { LOW: consequences, MEDIUM: consequences, HIGH: consequences, CRITICAL: consequences },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export type AnomalyPolicyRules = Static<typeof AnomalyPolicySchema>;

/** The rules in force and their version, which every decision taken under them records. */
export interface AnomalyPolicy extends AnomalyPolicyRules {
  readonly version: number;
}

/** What every organization starts with: the standard's ladder. */
export const INITIAL_ANOMALY_POLICY: AnomalyPolicyRules = {
  knownNetworks: [],
  disabledRules: [],
  fastestJourneyKmh: 900,
  consequences: {
    LOW: [],
    MEDIUM: ['TELL_EMPLOYEE'],
    HIGH: ['TELL_EMPLOYEE', 'END_SESSIONS'],
    CRITICAL: ['TELL_EMPLOYEE', 'END_SESSIONS', 'LOCK'],
  },
};
