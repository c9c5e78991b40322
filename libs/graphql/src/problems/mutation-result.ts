import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import type { ProblemType } from './define-problem.js';
import { Problem } from './problem.type.js';
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
  const members = [...new Set([...STOCK_PROBLEMS, ...problems])];
  const names = new Set(members.map((member) => member.typeName));
  return createUnionType<readonly Type<Payload | Problem>[]>({
    name,
    description: `What came of it: ${PayloadType.name}, or why not.`,
    types: () => [PayloadType, ...members],
    resolveType: (value: object) => {
      if (!(value instanceof Problem)) return PayloadType;
      if (names.has(value.__typename)) return value.__typename;
      throw new Error(`${value.__typename} is not a member of ${name}`);
    },
  });
}
