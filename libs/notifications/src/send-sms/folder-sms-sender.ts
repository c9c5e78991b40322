import { isId } from '@keyledger/kernel';
import { Messages } from '@keyledger/graphql';
import '../messages.js';
import type { Accepted } from '../send-message/index.js';
import { writeToOutbox } from '../send-message/outbox.js';
import { phoneNumber } from './phone-number.js';
import type { Sms } from './sms.js';
import { SmsSender } from './sms-sender.port.js';
import { templateVariables } from './template-variables.js';

/**
 * The development outbox for text messages: one file a message, `<message id>.sms.txt`, with the text as a vendor would
 * send it. Only the own user may read it. A repeat overwrites the first.
 */
export class FolderSmsSender extends SmsSender {
  readonly available = true;

  /** @param folder made when missing, mode 0700. */
  constructor(private readonly folder: string) {
    super();
  }

  async send(sms: Sms): Promise<Accepted> {
    if (!isId(sms.id)) throw new TypeError('The id of a text message is a UUID in lower case');
    const name = `${sms.id}.sms.txt`;
    await writeToOutbox(this.folder, name, render(sms));
    return { accepted: true, providerId: name };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function render(sms: Sms): string {
  const variables = Object.fromEntries(templateVariables(sms));
  return [
    `To: ${phoneNumber(sms.to)}`,
    `Template: ${sms.template}`,
    `Language: ${sms.locale}`,
    `Date: ${new Date().toUTCString()}`,
    '',
    Messages.render(sms.locale, `sms.${sms.template}`, variables),
    '',
  ].join('\n');
}
