import type { Secret } from '@keyledger/kernel';
import { greeting, type AboutMailbox } from './about-mailbox.js';
import { closing, code, paragraph, type Part } from './part.js';

export interface CallerCodeParams extends AboutMailbox {
  readonly code: Secret;
  /** For how long the code is good. */
  readonly minutes: number;
}

/** The help desk wants to know that the caller is who they say. */
export function callerCode(about: CallerCodeParams): readonly Part[] {
  const { address, organization, minutes } = about;
  return [
    greeting(about),
    paragraph('mail.CALLER_CODE.code', { address, organization, minutes }),
    code(about.code),
    paragraph('mail.CALLER_CODE.rule'),
    closing('mail.CALLER_CODE.notYou', { organization }),
  ];
}
