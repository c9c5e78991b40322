import { RANK_PROBLEMS } from '@keyledger/accounts';
import { defineProblem, MutationPayload } from '@keyledger/graphql';
import { Field, ObjectType } from '@nestjs/graphql';
import { ResetApprovalNode } from './reset-approval.type.js';

/** Of every mutation on an approval; it is read when it is selected. */
@ObjectType({ description: 'The approval as it is now.' })
export class ResetApprovalPayload extends MutationPayload {
  @Field(() => ResetApprovalNode, { description: 'The approval, with the change in it.' })
  readonly approval?: ResetApprovalNode;

  /** The plain id behind `approval`. */
  readonly approvalId!: string;
}

export const DECISION_PROBLEMS = [
  ...RANK_PROBLEMS,
  defineProblem('SecondPersonNeeded'),
  defineProblem('ResetApprovalOver'),
];
