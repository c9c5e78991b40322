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
  PersonalText,
  problemFrom,
  RequestInfo,
  toGlobalId,
  type RequestContext,
} from '@keyledger/graphql';
import { reject, type Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { SendCallerCode } from './send-caller-code.command.js';

@InputType({ description: 'Whom a caller says to be, and which way the code goes.' })
export class SendCallerCodeInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id of the account.' })
  @MaxLength(100)
  readonly accountId!: string;

  @Field(() => ID, { description: 'Id of a recovery channel of the account’s owner.' })
  @MaxLength(100)
  readonly channelId!: string;
}

@ObjectType({ description: 'A code is on its way to the mailbox’s owner, and nowhere else.' })
export class SendCallerCodePayload extends MutationPayload {
  @Field(() => ID, { description: 'Global id, for `proveCaller` and `resetPassword`.' })
  readonly verificationId!: string;

  @Field(() => PersonalText, {
    nullable: true,
    description: 'Where the code goes, masked; null when the channel was removed since.',
  })
  readonly destination!: PersonalText | null;

  @Field(() => DateTime, { description: 'Until when the code can be entered.' })
  readonly expiresAt!: Date;
}

export const SendCallerCodeResult = mutationResult('SendCallerCodeResult', SendCallerCodePayload, [
  ...RANK_PROBLEMS,
  defineProblem('ChannelCannotProve'),
  defineProblem('AccountFrozen'),
  defineProblem('EmployeeHasLeft'),
]);

@Resolver()
export class SendCallerCodeResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => SendCallerCodeResult, {
    description:
      'Sends the owner of a mailbox a code, which whoever calls the help desk as them reads back.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'ACCOUNT' })
  async sendCallerCode(
    @Args('input', { type: () => SendCallerCodeInput, description: 'Whose caller, which way.' })
    input: SendCallerCodeInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof SendCallerCodeResult> {
    const { locale } = request;
    const accountId = idOfType('Account', input.accountId);
    if (!accountId) return problemFrom(reject('NotFound', { path: ['accountId'] }), locale);
    const context = commandContext(scope, request, input);
    const sent = await this.commands.execute(
      new SendCallerCode(scope, context, accountId, input.channelId),
    );
    if (sent.outcome === 'rejected') return problemFrom(sent.rejection, locale);
    const { masked, expiresAt, position } = sent;
    const verificationId = toGlobalId('Verification', sent.verificationId);
    const destination = masked === null ? null : PersonalText.masked(masked);
    return { verificationId, destination, expiresAt, position };
  }
}
