/** A look at a password that was let through, to be closed by what came of it. */
export interface PasswordGuess {
  /** It was the right one: forgets the failures before it. */
  right(): Promise<void>;
  /** Nothing was compared after all (the service was busy): takes the count back. */
  abandoned(): Promise<void>;
}

/**
 * Bounds how often whoever holds a session may guess the account's current password. A guess counts as wrong from
 * the moment it is let through, so that guesses sent together cannot slip past the bound.
 */
export abstract class PasswordGuesses {
  /** @returns the guess, or the whole seconds to wait. */
  abstract admit(accountId: string): Promise<PasswordGuess | { readonly retryAfter: number }>;
}
