import type { Locale } from '@keyledger/kernel';

/** What the person at the screen should do, in every language. */
export type Instruction = Readonly<Record<Locale, string>>;

/** The provider did it. */
export interface Applied {
  readonly kind: 'APPLIED';
  /** From when it is effective there. */
  readonly effectiveAt: Date;
}

/** The provider answered no, and would again. */
export interface Refused {
  readonly kind: 'REFUSED';
  /** The provider's reason, upper case with underscores, without personal data. */
  readonly code: string;
  readonly instruction: Instruction;
}

/** The provider has no way to do this by program. */
export interface Unsupported {
  readonly kind: 'UNSUPPORTED';
  readonly instruction: Instruction;
}

/** Normal outcomes, all three; a provider that does not answer is a {@link ProviderUnavailable} instead. */
export type ProviderOutcome = Applied | Refused | Unsupported;
