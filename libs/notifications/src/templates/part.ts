import type { MessageParams } from '@keyledger/graphql';
import type { Secret } from '@keyledger/kernel';
import type { notificationMessagesEn } from '../messages.en.js';
import type { ArgumentsOf } from './arguments-of.js';

type Texts = typeof notificationMessagesEn;
export type MailKey = Extract<keyof Texts, `mail.${string}`>;

/** A sentence by its key, with all of its arguments. */
export interface Phrase {
  readonly key: MailKey;
  readonly params: MessageParams;
}

/** What a message consists of, in reading order; the text and the HTML are made from the same parts. */
export type Part =
  | { readonly kind: 'PARAGRAPH'; readonly phrase: Phrase }
  /** A one-time code, shown large. */
  | { readonly kind: 'CODE'; readonly code: Secret }
  /** A link to press, shown in full as well. */
  | { readonly kind: 'BUTTON'; readonly phrase: Phrase; readonly link: Secret }
  /** What to do for whoever did not ask for this. */
  | { readonly kind: 'CLOSING'; readonly phrase: Phrase };

/** None for a text without arguments, else an object that has each of them. */
type Given<Key extends MailKey> = [ArgumentsOf<Texts[Key]>] extends [never]
  ? []
  : [params: Readonly<Record<ArgumentsOf<Texts[Key]>, string | number>>];

export function paragraph<Key extends MailKey>(key: Key, ...given: Given<Key>): Part {
  return { kind: 'PARAGRAPH', phrase: phrase(key, given) };
}

export function code(value: Secret): Part {
  return { kind: 'CODE', code: value };
}

export function button<Key extends MailKey>(key: Key, link: Secret, ...given: Given<Key>): Part {
  return { kind: 'BUTTON', phrase: phrase(key, given), link };
}

export function closing<Key extends MailKey>(key: Key, ...given: Given<Key>): Part {
  return { kind: 'CLOSING', phrase: phrase(key, given) };
}

function phrase(key: MailKey, [params = {}]: readonly MessageParams[]): Phrase {
  return { key, params };
}
