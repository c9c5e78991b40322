import type { Secret } from '@keyledger/kernel';
import { greeting, type AboutMailbox } from './about-mailbox.js';
import { button, closing, code, paragraph, type Part } from './part.js';

export interface VerificationCodeParams extends AboutMailbox {
  readonly code: Secret;
  /** For how long code and link are good. */
  readonly minutes: number;
  /** Proves the same as the code, without typing; null where only the code does. */
  readonly link: Secret | null;
}

/** Whoever can read this may set a new password. */
export function verificationCode(about: VerificationCodeParams): readonly Part[] {
  const { address, organization, minutes, link } = about;
  return [
    greeting(about),
    paragraph('mail.VERIFICATION_CODE.code', { address, organization, minutes }),
    code(about.code),
    ...(link
      ? [paragraph('mail.VERIFICATION_CODE.link'), button('mail.VERIFICATION_CODE.button', link)]
      : []),
    closing('mail.VERIFICATION_CODE.notYou', { organization }),
  ];
}
