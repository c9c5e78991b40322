import { REASON_CODES, reject, type ReasonCode, type Scope } from '@keyledger/kernel';
import {
  Access,
  commandContext,
  CurrentScope,
  idOfType,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { AccountCommandInput } from '../graphql/account-command.input.js';
import { ReasonCodeEnum } from '../graphql/account-enums.js';
import { AccountPayload } from '../graphql/account-payload.type.js';
import { RANK_PROBLEMS, RESET_PROBLEMS } from '../graphql/account-problems.js';
import { ResetPassword } from './reset-password.command.js';
import { ResetSecretNode, resetSecretNode } from './reset-secret.type.js';

@InputType({ description: 'Which account gets a new password, and why.' })
export class ResetPasswordInput extends AccountCommandInput {
  @Field(() => ReasonCodeEnum, { description: 'Why; required, part of the history.' })
  @IsIn(REASON_CODES)
  declare readonly reasonCode: ReasonCode;

  @Field(() => ID, {
    nullable: true,
    description:
      'Global id of the verification by which the caller proved themselves (`proveCaller`); for a help desk whose organization asks for it.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly callerVerificationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Global id of a second person’s approval (`requestResetApproval`), in place of a proof.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly approvalId?: string | null;
}

@ObjectType({ description: 'The account after its reset, and what to hand over.' })
export class ResetPasswordPayload extends AccountPayload {
  @Field(() => ResetSecretNode, { description: 'What to hand over; shown in this answer only.' })
  readonly secret!: ResetSecretNode;
}

export const ResetPasswordResult = mutationResult('ResetPasswordResult', ResetPasswordPayload, [
  ...RANK_PROBLEMS,
  ...RESET_PROBLEMS,
]);

@Resolver()
export class ResetPasswordResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ResetPasswordResult, {
    description:
      'Gives an employee’s mailbox a new password. Every session of the account ends at once; the employee is told.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'ACCOUNT' })
  async resetPassword(
    @Args('input', { type: () => ResetPasswordInput, description: 'Which account, and why.' })
    input: ResetPasswordInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ResetPasswordResult> {
    const accountId = idOfType('Account', input.accountId);
    if (!accountId) return problemFrom(reject('NotFound', { path: ['accountId'] }), request.locale);
    const { reasonCode } = input;
    const context = { ...commandContext(scope, request, input), reasonCode };
    const named = {
      callerVerificationId: idOfType('Verification', input.callerVerificationId ?? ''),
      approvalId: idOfType('ResetApproval', input.approvalId ?? ''),
    };
    const result = await this.commands.execute(new ResetPassword(scope, context, accountId, named));
    if (result.outcome === 'rejected') return problemFrom(result.rejection, request.locale);
    return { accountId, position: result.position, secret: resetSecretNode(result.secret) };
  }
}
