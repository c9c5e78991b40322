import { RANK_PROBLEMS, ReasonedCommandInput } from '@keyledger/accounts';
import {
  Access,
  commandContext,
  CurrentScope,
  DateTime,
  defineProblem,
  idOfType,
  MutationPayload,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { reject, type Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { typedCode } from '../prove-identity/typed-code.js';
import { ProveCaller } from './prove-caller.command.js';

@InputType({ description: 'The code that a caller read back.' })
export class ProveCallerInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id, as `sendCallerCode` answered it.' })
  @MaxLength(100)
  readonly verificationId!: string;

  @Field(() => String, { description: 'Six digits; spaces and full-width digits are understood.' })
  @MaxLength(32)
  readonly code!: string;
}

@ObjectType({ description: 'Whoever calls is the mailbox’s owner.' })
export class ProveCallerPayload extends MutationPayload {
  @Field(() => ID, { description: 'Global id, for `resetPassword`.' })
  readonly verificationId!: string;

  @Field(() => DateTime, {
    description: 'Until when a reset by whoever entered the code may rest on it, once.',
  })
  readonly goodUntil!: Date;
}

export const ProveCallerResult = mutationResult('ProveCallerResult', ProveCallerPayload, [
  ...RANK_PROBLEMS,
  defineProblem('VerificationCodeWrong'),
  defineProblem('VerificationCodeExpired'),
]);

@Resolver()
export class ProveCallerResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ProveCallerResult, {
    description:
      'Enters the code that a caller read back to the help desk. Five wrong ones void it.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'ACCOUNT' })
  async proveCaller(
    @Args('input', { type: () => ProveCallerInput, description: 'Which verification, and what.' })
    input: ProveCallerInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ProveCallerResult> {
    const { locale } = request;
    const id = idOfType('Verification', input.verificationId);
    if (!id) return problemFrom(reject('NotFound', { path: ['verificationId'] }), locale);
    const context = commandContext(scope, request, input);
    const proved = await this.commands.execute(
      new ProveCaller(scope, context, id, typedCode(input.code)),
    );
    if (proved.outcome === 'rejected') return problemFrom(proved.rejection, locale);
    const { goodUntil, position } = proved;
    return { verificationId: input.verificationId, goodUntil, position };
  }
}
