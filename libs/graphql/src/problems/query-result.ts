import type { Type } from '@nestjs/common';
import { answerUnion } from './answer-union.js';
import type { ProblemType } from './define-problem.js';
import type { Problem } from './problem.type.js';

/** The union that a query answers which can fail in ways worth telling apart; other queries answer null. */
export function queryResult<Answer extends object>(
  name: string,
  AnswerType: Type<Answer>,
  problems: readonly ProblemType[],
): Answer | Problem {
  return answerUnion(name, AnswerType, problems);
}
