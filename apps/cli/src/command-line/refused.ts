import { DEFAULT_LOCALE, LOCALES, type Locale, type Rejection } from '@keyledger/kernel';
import { Messages } from '@keyledger/graphql';

/** The command was not carried out, or found what must not be; the message says what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** A rejection in the language of the terminal. */
export function refusal(
  { code, params, path, retryAfter }: Rejection,
  environment: Readonly<Record<string, string | undefined>>,
): Refused {
  const sentence = Messages.render(localeOf(environment), `problem.${code}`, {
    ...params,
    retryAfter: retryAfter ?? 0,
  });
  return new Refused(path.length > 0 ? `${sentence} (${path.join('.')})` : sentence);
}

/** LC_ALL, LC_MESSAGES or LANG, as programs of a terminal do; English where they name no language of ours. */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const wanted = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase();
  return wanted.startsWith('zh') ? DEFAULT_LOCALE : (LOCALES.find((one) => one === 'en') ?? 'en');
}
