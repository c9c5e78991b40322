export const SIGN_IN_OUTCOMES = ['SUCCEEDED', 'REFUSED', 'THROTTLED', 'BUSY'] as const;
export type SignInOutcome = (typeof SIGN_IN_OUTCOMES)[number];

/** Told what sign-ins come to, for metrics. Must not throw. */
export abstract class SignInObserver {
  abstract signedIn(outcome: SignInOutcome): void;
}

/** Looks away. */
export class NoSignInObserver extends SignInObserver {
  signedIn(): void {}
}
