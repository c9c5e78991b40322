import { DEFAULT_LOCALE, LOCALES, type Locale } from '@keyledger/kernel';

/** LC_ALL, LC_MESSAGES or LANG, as programs of a terminal do; English where they name no language of ours. */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const wanted = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase();
  return wanted.startsWith('zh') ? DEFAULT_LOCALE : (LOCALES.find((one) => one === 'en') ?? 'en');
}
