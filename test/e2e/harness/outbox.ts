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

  /** Everything that was sent to an address or telephone; in no order. */
  messagesTo(address: string): OutboxMessage[] {
    return this.messages().filter(({ to }) => to === address);
  }

  messages(): OutboxMessage[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => /\.(eml|sms\.txt)$/.test(name))
      .map((name) => {
        const file = join(this.folder, name);
        const text = readFileSync(file, 'utf8');
        return { file, text, to: /^To: (.+)$/m.exec(text)?.[1] ?? '' };
      });
  }
}
