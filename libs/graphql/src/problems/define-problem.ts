import type { Type } from '@nestjs/common';
import { ObjectType } from '@nestjs/graphql';
import { PROBLEM_CODES } from './problem-codes.js';
import type { ProblemCode } from './problem-codes.js';
import { Problem } from './problem.type.js';

export type ProblemType = Type<Problem> & { readonly typeName: string; readonly code: ProblemCode };

const defined = new Map<ProblemCode, ProblemType>();

function makeProblem(code: ProblemCode, typeName: string): ProblemType {
  const known = defined.get(code);
  if (known) return known;
  class Concrete extends Problem {
    static readonly typeName = typeName;
    static readonly code = code;
    readonly __typename = typeName;
  }
  Object.defineProperty(Concrete, 'name', { value: typeName });
  ObjectType(typeName, { implements: () => [Problem], description: PROBLEM_CODES[code] })(Concrete);
  defined.set(code, Concrete);
  return Concrete;
}

/**
 * The GraphQL type of a slice's own problem, named `<Code>Problem` so that it never meets an event or object
 * of the same name (`AccountLocked` is both a reason and a history entry). Asking twice gives the same type.
 *
 * @param code listed in `problem-codes.ts`; the context also has a message `problem.<Code>`.
 */
export function defineProblem(code: ProblemCode): ProblemType {
  return makeProblem(code, `${code}Problem`);
}

/** The type of a problem that every mutation may answer: named as its code. Only for this lib. */
export function defineStockProblem(code: ProblemCode): ProblemType {
  return makeProblem(code, code);
}

/** The type made for a code, if one was. */
export function problemTypeOf(code: string): ProblemType | undefined {
  return defined.get(code as ProblemCode);
}

/** Every problem type made so far. */
export function definedProblemTypes(): readonly ProblemType[] {
  return [...defined.values()];
}
