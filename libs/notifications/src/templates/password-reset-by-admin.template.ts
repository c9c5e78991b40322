import { greeting, type AboutMailbox } from './about-mailbox.js';
import { closing, paragraph, type Part } from './part.js';

/** An administrator reset the password and hands over a temporary one. */
export function passwordResetByAdmin(about: AboutMailbox): readonly Part[] {
  const { address, organization } = about;
  return [
    greeting(about),
    paragraph('mail.PASSWORD_RESET_BY_ADMIN.reset', { address, organization }),
    paragraph('mail.PASSWORD_RESET_BY_ADMIN.next'),
    closing('mail.PASSWORD_RESET_BY_ADMIN.notYou', { organization }),
  ];
}
