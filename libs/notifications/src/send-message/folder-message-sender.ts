import { isId } from '@keyledger/kernel';
import type { Accepted, Message } from './message.js';
import { messageIdFor } from './message-id.js';
import { MessageSender } from './message-sender.port.js';
import { writeToOutbox } from './outbox.js';
import { recipient } from './recipient.js';

/**
 * The development outbox: one file a message, `<message id>.eml`, that a mail program opens and a person can read as it
 * is (UTF-8 throughout, RFC 6532). Only the own user may read it. A repeat overwrites the first.
 */
export class FolderMessageSender extends MessageSender {
  /**
   * @param folder made when missing, mode 0700.
   * @param from `Name <address>`.
   */
  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
  }

  async send(message: Message): Promise<Accepted> {
    if (!isId(message.id)) throw new TypeError('A message id is a UUID in lower case');
    const name = `${message.id}.eml`;
    await writeToOutbox(this.folder, name, this.#render(message, recipient(message.to)));
    return { accepted: true, providerId: name };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #render(message: Message, to: string): string {
    const head = [
      `Message-ID: ${messageIdFor(message.id, this.from)}`,
      `Date: ${new Date().toUTCString()}`,
      `From: ${this.from}`,
      `To: ${to}`,
      `Subject: ${message.subject.replace(/\p{Cc}+/gu, ' ')}`,
      'Auto-Submitted: auto-generated',
      `Content-Language: ${message.locale}`,
      'MIME-Version: 1.0',
    ].join('\n');
    const text = part('plain', message.text.reveal());
    if (!message.html) return `${head}\n${text}\n`;
    const mark = `part-${message.id}`;
    const parts = [text, part('html', message.html.reveal())].map((one) => `--${mark}\n${one}\n`);
    const type = `Content-Type: multipart/alternative; boundary="${mark}"`;
    return `${head}\n${type}\n\n${parts.join('')}--${mark}--\n`;
  }
}

function part(kind: 'plain' | 'html', body: string): string {
  return `Content-Type: text/${kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${body}`;
}
