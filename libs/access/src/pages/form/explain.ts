import {
  PASSWORD_RULE_CODES,
  requirements,
  type PasswordPolicyInForce,
} from '@keyledger/credentials';
import { Messages } from '@keyledger/graphql';
import type { Locale, Rejection } from '@keyledger/kernel';
import type { FieldErrors } from './fields.js';

/** What a page shows of a rejection: sentences at a field, or one above the form. */
export interface Explained {
  readonly alert: string | null;
  readonly errors: FieldErrors;
}

export const NOTHING_WRONG: Explained = { alert: null, errors: {} };

/** @param fieldOf the page's field for a rejection's path. @param policy in whose words rules are said. */
export function explain(
  rejection: Rejection,
  locale: Locale,
  policy: PasswordPolicyInForce | null,
  fieldOf: (path: string) => string = (path) => path,
): Explained {
  const place = rejection.path[0];
  const sentences =
    rejection.code === 'PasswordTooWeak' && policy
      ? brokenRules(rejection, locale, policy)
      : [sentenceOf(rejection, locale)];
  if (place === undefined) return { alert: sentences.join(' '), errors: {} };
  return { alert: null, errors: { [fieldOf(place)]: sentences } };
}

function sentenceOf({ code, params, path, retryAfter }: Rejection, locale: Locale): string {
  const own = [`pages.${code}.${path[0] ?? ''}`, `pages.${code}`, `problem.${code}`];
  const key = own.find((each) => Messages.has(each)) ?? 'pages.failed';
  return Messages.render(locale, key, { ...params, retryAfter: retryAfter ?? 0 });
}

/** Every rule that was broken, at once. */
function brokenRules(
  { params }: Rejection,
  locale: Locale,
  policy: PasswordPolicyInForce,
): readonly string[] {
  const named = new Set(String(params['rules'] ?? params['violations'] ?? '').split(/[\s,]+/));
  const codes = PASSWORD_RULE_CODES.filter((code) => named.has(code));
  return requirements(policy, locale)
    .filter(({ code }) => codes.includes(code))
    .map(({ sentence }) => sentence);
}
