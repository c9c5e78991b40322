import { greeting, type AboutMailbox } from './about-mailbox.js';
import { closing, paragraph, type Part } from './part.js';

export interface PasswordResetBySelfParams extends AboutMailbox {
  /** In words, in the organization's time zone. */
  readonly when: string;
}

/** Somebody who had forgotten the password proved who they are and set a new one. */
export function passwordResetBySelf(about: PasswordResetBySelfParams): readonly Part[] {
  const { address, organization, when } = about;
  return [
    greeting(about),
    paragraph('mail.PASSWORD_RESET_BY_SELF.set', { address, when }),
    closing('mail.PASSWORD_RESET_BY_SELF.notYou', { organization }),
  ];
}
