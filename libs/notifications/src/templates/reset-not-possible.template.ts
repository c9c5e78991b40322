import { greeting, type AboutMailbox } from './about-mailbox.js';
import { closing, paragraph, type Part } from './part.js';

/** Somebody asked for a new password of a mailbox that can have none that way. Does not say which reason it is. */
export function resetNotPossible(about: AboutMailbox): readonly Part[] {
  const { address, organization } = about;
  return [
    greeting(about),
    paragraph('mail.RESET_NOT_POSSIBLE.asked', { address }),
    paragraph('mail.RESET_NOT_POSSIBLE.next', { organization }),
    closing('mail.RESET_NOT_POSSIBLE.notYou'),
  ];
}
