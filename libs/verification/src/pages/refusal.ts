import { explain, type Explained } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import type { Locale, Rejection } from '@keyledger/kernel';

const LONG_SECONDS = 120;

/** What the pages say of a refusal, where waits of minutes are said in minutes. */
export function explainRefusal(rejection: Rejection, locale: Locale): Explained {
  const { code, retryAfter } = rejection;
  if (code !== 'RateLimited' || retryAfter === null) return explain(rejection, locale, null);
  const [unit, count] =
    retryAfter < LONG_SECONDS ? ['seconds', retryAfter] : ['minutes', Math.ceil(retryAfter / 60)];
  const alert = Messages.render(locale, `pages.forgotPassword.wait.${unit}`, { count });
  return { alert, errors: {} };
}
