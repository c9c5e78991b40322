import type { Secret } from '@keyledger/kernel';
import { greeting, type AboutMailbox } from './about-mailbox.js';
import { button, closing, code, paragraph, type Part } from './part.js';

export interface VerificationCodeParams extends AboutMailbox {
  readonly code: Secret;
  /** For how long the code is good. */
  readonly minutes: number;
  /** Proves the same as the code, without typing. */
  readonly link: Secret;
  readonly linkMinutes: number;
}

/** Whoever can read this may set a new password. */
export function verificationCode(about: VerificationCodeParams): readonly Part[] {
  const { address, organization, minutes, linkMinutes } = about;
  return [
    greeting(about),
    paragraph('mail.VERIFICATION_CODE.code', { address, organization, minutes }),
    code(about.code),
    paragraph('mail.VERIFICATION_CODE.link', { linkMinutes }),
    button('mail.VERIFICATION_CODE.button', about.link),
    closing('mail.VERIFICATION_CODE.notYou', { organization }),
  ];
}
