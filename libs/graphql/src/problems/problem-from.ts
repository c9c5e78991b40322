import type { Locale, Rejection } from '@keyledger/kernel';
import { Messages } from '../messages/messages.js';
import { defineProblem, problemTypeOf } from './define-problem.js';
import { isProblemCode } from './problem-codes.js';
import type { Problem } from './problem.type.js';
import './stock-problems.js';

/**
 * What the caller sees of a rejection: its code, and the message `problem.<Code>` in their language.
 * @throws for a code that is not in the registry or has no message: that is our mistake, not the caller's.
 */
export function problemFrom(rejection: Rejection, locale: Locale): Problem {
  const { code, params, path, retryAfter } = rejection;
  if (!isProblemCode(code)) throw new Error(`${code} is not in the problem-code registry`);
  const Type = problemTypeOf(code) ?? defineProblem(code);
  return Object.assign(new Type(), {
    code,
    message: Messages.render(locale, `problem.${code}`, { ...params, retryAfter: retryAfter ?? 0 }),
    params: Object.entries(params).map(([name, value]) => ({ name, value: String(value) })),
    path: [...path],
    retryAfter,
  });
}
