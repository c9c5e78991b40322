export const VERIFICATION_STEPS = ['REQUEST', 'CODE', 'PROOF', 'RESET'] as const;
export type VerificationStep = (typeof VERIFICATION_STEPS)[number];

/**
 * Told what steps by strangers come to, for metrics: what leaves no event, because no account is concerned, shows there.
 * Must not throw. Also the Nest token.
 */
export abstract class VerificationObserver {
  /** @param outcome a name of ours: `TAKEN` or the code of a rejection; `UNKNOWN_ADDRESS` where it was answered alike. */
  abstract stepTaken(step: VerificationStep, outcome: string): void;
}

/** Looks away. */
export class NoVerificationObserver extends VerificationObserver {
  stepTaken(): void {}
}
