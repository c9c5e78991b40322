import type { Secret } from '@keyledger/kernel';
import { greeting, type AboutMailbox } from './about-mailbox.js';
import { button, closing, paragraph, type Part } from './part.js';

export interface WasThisYouParams extends AboutMailbox {
  readonly link: Secret;
  /** In words, in the organization's time zone. */
  readonly when: string;
}

/** A question about a sign-in; where from is said on the page, not in the mail. */
export function wasThisYou(about: WasThisYouParams): readonly Part[] {
  const { address, organization, when, link } = about;
  return [
    greeting(about),
    paragraph('mail.WAS_THIS_YOU.what', { address, organization, when }),
    button('mail.WAS_THIS_YOU.button', link),
    closing('mail.WAS_THIS_YOU.never'),
  ];
}
