import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface OutboxMessage {
  readonly file: string;
  readonly to: string;
  readonly text: string;
}

/** The development outbox, as a person would look into it. */
export class Outbox {
  constructor(readonly folder: string) {}

  /** Everything that was sent to an address; in no order. */
  messagesTo(address: string): OutboxMessage[] {
    return this.messages().filter(({ to }) => to === address);
  }

  messages(): OutboxMessage[] {
    return this.files('.eml');
  }

  /** Text messages that were sent to a number. */
  textMessagesTo(phone: string): OutboxMessage[] {
    return this.files('.sms.txt').filter(({ to }) => to === phone);
  }

  private files(ending: string): OutboxMessage[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => {
        const file = join(this.folder, name);
        const text = readFileSync(file, 'utf8');
        return { file, text, to: /^To: (.+)$/m.exec(text)?.[1] ?? '' };
      });
  }
}
