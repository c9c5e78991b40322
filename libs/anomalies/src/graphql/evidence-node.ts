import { signInSource } from '@keyledger/accounts';
import { PersonalText } from '@keyledger/graphql';
import type { ReadEvidence } from '../case-list/case-evidence.js';
import type { AnomalyEvidenceNode } from './anomaly-case.type.js';

/** A sign-in as its event says today: what was erased shows as erased. */
export function evidenceNode({ accountId, at, signIn }: ReadEvidence): AnomalyEvidenceNode {
  const base = { accountId, at: new Date(at) };
  if (!signIn) {
    const nothing = PersonalText.erased();
    return {
      ...base,
      succeeded: null,
      network: nothing,
      country: nothing,
      autonomousSystem: nothing,
      software: nothing,
    };
  }
  return {
    ...base,
    succeeded: signIn.type === 'SignInSucceeded',
    ...signInSource(signIn.data),
  };
}
