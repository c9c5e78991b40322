import type { Type } from '@nestjs/common';
import { answerUnion } from './answer-union.js';
import type { ProblemType } from './define-problem.js';
import type { Problem } from './problem.type.js';
import { STOCK_PROBLEMS } from './stock-problems.js';

/**
 * The union a mutation answers: its payload, the six problems any mutation may meet, and the slice's own.
 * What is not a `Problem` (as `problemFrom` makes it) is the payload, so a payload may be a plain object.
 *
 * ```ts
 * export const LockAccountResult = mutationResult('LockAccountResult', LockAccountPayload, [RankTooLow]);
 * @Mutation(() => LockAccountResult) lockAccount(…): Promise<typeof LockAccountResult>
 * ```
 */
export function mutationResult<Payload extends object>(
  name: string,
  PayloadType: Type<Payload>,
  problems: readonly ProblemType[] = [],
): Payload | Problem {
  return answerUnion(name, PayloadType, [...STOCK_PROBLEMS, ...problems]);
}
