import { greeting, type AboutMailbox } from './about-mailbox.js';
import { closing, paragraph, type Part } from './part.js';

/** For the other owners, when one was recovered on the host; `address` is of the one who was. */
export function ownerRecovered(about: AboutMailbox): readonly Part[] {
  const { address, organization } = about;
  return [
    greeting(about),
    paragraph('mail.OWNER_RECOVERED.recovered', { address, organization }),
    closing('mail.OWNER_RECOVERED.notYou'),
  ];
}
