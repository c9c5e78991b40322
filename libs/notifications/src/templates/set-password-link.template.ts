import type { Secret } from '@keyledger/kernel';
import { greeting, type AboutMailbox } from './about-mailbox.js';
import { button, closing, paragraph, type Part } from './part.js';

export interface SetPasswordLinkParams extends AboutMailbox {
  readonly link: Secret;
  /** In words, in the organization's time zone. */
  readonly expiresAt: string;
}

/** An administrator started a reset; the link lets the person choose a password. */
export function setPasswordLink(about: SetPasswordLinkParams): readonly Part[] {
  const { address, organization, expiresAt, link } = about;
  return [
    greeting(about),
    paragraph('mail.SET_PASSWORD_LINK.reset', { address, organization, expiresAt }),
    button('mail.SET_PASSWORD_LINK.button', link),
    closing('mail.SET_PASSWORD_LINK.notYou', { organization }),
  ];
}
