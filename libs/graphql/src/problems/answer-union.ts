import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import type { ProblemType } from './define-problem.js';
import { Problem } from './problem.type.js';

/** The union of an answer and the problems that can stand in its place; the answer may be a plain object. */
export function answerUnion<Answer extends object>(
  name: string,
  AnswerType: Type<Answer>,
  problems: readonly ProblemType[],
): Answer | Problem {
  const members = [...new Set(problems)];
  const names = new Set(members.map((member) => member.typeName));
  return createUnionType<readonly Type<Answer | Problem>[]>({
    name,
    description: `What came of it: ${AnswerType.name}, or why not.`,
    types: () => [AnswerType, ...members],
    resolveType: (value: object) => {
      if (!(value instanceof Problem)) return AnswerType;
      if (names.has(value.__typename)) return value.__typename;
      throw new Error(`${value.__typename} is not a member of ${name}`);
    },
  });
}
