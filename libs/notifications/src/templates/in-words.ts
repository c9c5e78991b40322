import type { Locale } from '@keyledger/kernel';

/** A moment as people of the organization say it. @param instant ISO 8601. @param timeZone IANA. */
export function inWords(instant: string, locale: Locale, timeZone: string): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(instant));
}
