import { RANK_PROBLEMS, ReasonedCommandInput } from '@keyledger/accounts';
import type { CommandContext } from '@keyledger/event-store';
import {
  commandContext,
  defineProblem,
  idOfType,
  problemFrom,
  type Problem,
  type RequestContext,
} from '@keyledger/graphql';
import { reject, type Scope } from '@keyledger/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import type { OwnerChangeChanged } from '../owner-change/owner-change-changed.js';
import type { OwnerChangePayload } from './owner-change.type.js';

/** A command on a change of owner that is there. */
@InputType({ isAbstract: true })
export abstract class OwnerChangeCommandInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id of the change of owner.' })
  @MaxLength(100)
  readonly ownerChangeId!: string;
}

export const SUCCESSOR_PROBLEMS = [
  ...RANK_PROBLEMS,
  defineProblem('EmployeeUnknown'),
  defineProblem('EmployeeHasLeft'),
];

export const VERDICT_PROBLEMS = [
  ...RANK_PROBLEMS,
  defineProblem('SecondPersonNeeded'),
  defineProblem('OwnerChangeApprovalOver'),
];

/** From a mutation's input to its payload or problem; `run` dispatches the slice's command. */
export async function answerOwnerChangeCommand(
  scope: Scope,
  request: RequestContext,
  input: OwnerChangeCommandInput,
  run: (changeId: string, context: CommandContext) => Promise<OwnerChangeChanged>,
): Promise<OwnerChangePayload | Problem> {
  const changeId = idOfType('OwnerChange', input.ownerChangeId);
  const path = ['ownerChangeId'];
  if (!changeId) return problemFrom(reject('NotFound', { path }), request.locale);
  return answerOwnerChange(request, await run(changeId, commandContext(scope, request, input)));
}

export function answerOwnerChange(
  { locale }: RequestContext,
  changed: OwnerChangeChanged,
): OwnerChangePayload | Problem {
  if (changed.outcome === 'rejected') return problemFrom(changed.rejection, locale);
  const { changeId, position } = changed;
  return { changeId, position };
}
