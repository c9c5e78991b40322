import { paragraph, type Part } from './part.js';

/** What every message says: to whom, about which mailbox, of which company. */
export interface AboutMailbox {
  /** Null: their data was erased, and the message greets nobody by name. */
  readonly name: string | null;
  readonly address: string;
  readonly organization: string;
}

export function greeting({ name }: AboutMailbox): Part {
  return name === null ? paragraph('mail.greetingUnnamed') : paragraph('mail.greeting', { name });
}
