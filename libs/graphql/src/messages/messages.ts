import { LOCALES } from '@keyledger/kernel';
import type { Locale } from '@keyledger/kernel';
import { IntlMessageFormat } from 'intl-messageformat';
import { messageArguments } from './message-arguments.js';

export type MessageParams = Readonly<Record<string, string | number | Date | boolean>>;

/** Texts of one language by key (`problem.AccountLocked`), in ICU message syntax. */
export type MessageTexts<Key extends string = string> = Readonly<Record<Key, string>>;

type MessageKey = string;
const texts = new Map<MessageKey, Readonly<Record<Locale, string>>>();
const formats = new Map<string, IntlMessageFormat>();

/**
 * Makes a context's sentences known, from its `messages.zh-CN.ts` and `messages.en.ts`. Called once, where
 * the context is imported; keys are shared by all contexts, so they start with the context's name or `problem.`.
 * @throws when a key is taken by another text.
 */
export function defineMessages<Key extends string>(
  catalogue: Readonly<Record<Locale, MessageTexts<Key>>>,
): void {
  const keys = new Set(LOCALES.flatMap((locale) => Object.keys(catalogue[locale]) as Key[]));
  for (const key of keys) {
    const entry = Object.fromEntries(
      LOCALES.flatMap((locale) =>
        catalogue[locale][key] ? [[locale, catalogue[locale][key]]] : [],
      ),
    ) as Record<Locale, string>;
    const known = texts.get(key);
    if (known && LOCALES.some((locale) => known[locale] !== entry[locale])) {
      throw new Error(`The message ${key} is defined twice`);
    }
    texts.set(key, entry);
  }
}

/** Sentences for people, by key. */
export class Messages {
  /**
   * @param key as given to `defineMessages`.
   * @param params the message's arguments; missing ones throw.
   */
  static render(locale: Locale, key: string, params: MessageParams = {}): string {
    const cacheKey = `${locale} ${key}`;
    let format = formats.get(cacheKey);
    if (!format) {
      const text = texts.get(key)?.[locale];
      if (text === undefined) throw new Error(`No message ${key} in ${locale}`);
      format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
      formats.set(cacheKey, format);
    }
    return String(format.format({ ...params }));
  }

  static has(key: string): boolean {
    return texts.has(key);
  }

  /** What is wrong with the texts known so far, in plain words: gaps, and arguments that differ. */
  static gaps(): string[] {
    return [...texts].flatMap(([key, entry]) => {
      const missing = LOCALES.filter((locale) => entry[locale] === undefined);
      if (missing.length > 0) return [`${key} has no text in ${missing.join(', ')}`];
      const [first, ...others] = LOCALES.map((locale) =>
        messageArguments(entry[locale]).join(', '),
      );
      return others.every((other) => other === first)
        ? []
        : [`${key} takes different arguments in ${LOCALES.join(' and ')}`];
    });
  }

  /** The boot check. @throws listing every gap. */
  static verify(): void {
    const gaps = Messages.gaps();
    if (gaps.length > 0) throw new Error(`Messages are incomplete:\n${gaps.join('\n')}`);
  }
}
