import { ReasonedCommandInput } from '@keyledger/accounts';
import {
  commandContext,
  idOfType,
  problemFrom,
  type Problem,
  type RequestContext,
} from '@keyledger/graphql';
import type { CommandContext } from '@keyledger/event-store';
import { reject, type Scope } from '@keyledger/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import type { ApprovalChanged } from './approval-changed.js';
import type { ResetApprovalPayload } from './reset-approval-payload.type.js';

@InputType({ isAbstract: true })
export abstract class DecideOnApprovalInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id of the approval.' })
  @MaxLength(100)
  readonly approvalId!: string;
}

/** From a decision's input to its payload or problem; `run` dispatches the slice's command. */
export async function answerDecision(
  scope: Scope,
  request: RequestContext,
  input: DecideOnApprovalInput,
  run: (approvalId: string, context: CommandContext) => Promise<ApprovalChanged>,
): Promise<ResetApprovalPayload | Problem> {
  const approvalId = idOfType('ResetApproval', input.approvalId);
  if (!approvalId) return problemFrom(reject('NotFound', { path: ['approvalId'] }), request.locale);
  const changed = await run(approvalId, commandContext(scope, request, input));
  if (changed.outcome === 'rejected') return problemFrom(changed.rejection, request.locale);
  return { approvalId, position: changed.position };
}
