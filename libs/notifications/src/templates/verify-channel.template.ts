import type { Secret } from '@keyledger/kernel';
import { greeting, type AboutMailbox } from './about-mailbox.js';
import { button, closing, paragraph, type Part } from './part.js';

export interface VerifyChannelParams extends AboutMailbox {
  readonly link: Secret;
  /** In words, in the organization's time zone. */
  readonly expiresAt: string;
}

/** An invitation to prove that a recovery channel reaches its person. */
export function verifyChannel(about: VerifyChannelParams): readonly Part[] {
  const { address, organization, expiresAt, link } = about;
  return [
    greeting(about),
    paragraph('mail.VERIFY_CHANNEL.confirm', { address, organization, expiresAt }),
    button('mail.VERIFY_CHANNEL.button', link),
    closing('mail.VERIFY_CHANNEL.notYou'),
  ];
}
