import { Messages } from '@keyledger/graphql';
import type { Rejection } from '@keyledger/kernel';
import { localeOf } from './terminal-locale.js';

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
