import { greeting, type AboutMailbox } from './about-mailbox.js';
import { closing, paragraph, type Part } from './part.js';

/** The password was changed by whoever knew it. */
export function passwordChanged(about: AboutMailbox): readonly Part[] {
  const { address, organization } = about;
  return [
    greeting(about),
    paragraph('mail.PASSWORD_CHANGED.changed', { address }),
    closing('mail.PASSWORD_CHANGED.notYou', { organization }),
  ];
}
