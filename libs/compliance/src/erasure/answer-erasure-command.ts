import {
  commandContext,
  defineProblem,
  idOfType,
  problemFrom,
  RepeatableInput,
  type Problem,
  type RequestContext,
} from '@keyledger/graphql';
import type { CommandContext } from '@keyledger/event-store';
import { reject, type Scope } from '@keyledger/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, Matches, MaxLength } from 'class-validator';
import type { ErasureChange } from './erasure-change.js';
import { personErasureNode, type PersonErasurePayload } from './person-erasure.type.js';

/** What every command on a person's erasure says about itself. */
@InputType({ isAbstract: true })
export abstract class ErasureCommandInput extends RepeatableInput {
  @Field(() => ID, { description: 'Global id of the person.' })
  @MaxLength(100)
  readonly employeeId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the request in another system; no personal data.',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._/#-]{0,63}$/)
  readonly ticket?: string | null;
}

export const ERASURE_PROBLEMS = [
  defineProblem('RankTooLow'),
  defineProblem('NotYourself'),
  defineProblem('OutsideYourDepartments'),
  defineProblem('ErasureUnderWay'),
];

/** From a mutation's input to its payload or problem; `run` dispatches the slice's command. */
export async function answerErasureCommand(
  scope: Scope,
  request: RequestContext,
  input: ErasureCommandInput,
  run: (employeeId: string, context: CommandContext) => Promise<ErasureChange>,
): Promise<PersonErasurePayload | Problem> {
  const employeeId = idOfType('Employee', input.employeeId);
  if (employeeId === null) {
    return problemFrom(reject('NotFound', { path: ['employeeId'] }), request.locale);
  }
  const changed = await run(employeeId, commandContext(scope, request, input));
  if (changed.outcome === 'rejected') return problemFrom(changed.rejection, request.locale);
  const { state, position } = changed;
  return { erasure: personErasureNode(employeeId, state, new Date()), position };
}
