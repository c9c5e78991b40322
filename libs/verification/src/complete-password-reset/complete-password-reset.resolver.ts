import {
  Access,
  MutationPayload,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
  RepeatableInput,
} from '@keyledger/graphql';
import { newId, Secret } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { NEW_PASSWORD_PROBLEMS } from '../graphql/reset-problems.js';
import { CompletePasswordReset } from './complete-password-reset.command.js';

@InputType({ description: 'The password to come.' })
export class CompletePasswordResetInput extends RepeatableInput {
  @Field(() => String, { description: 'The ticket that the last proof answered.' })
  @MaxLength(128)
  readonly resetTicket!: string;

  @Field(() => String, { description: 'The new password.' })
  @MaxLength(1024)
  readonly newPassword!: string;
}

@ObjectType({
  description:
    'The new password is in force, or on its way to the mailbox’s provider. Sign in with it.',
})
export class PasswordResetCompletedPayload extends MutationPayload {}

export const CompletePasswordResetResult = mutationResult(
  'CompletePasswordResetResult',
  PasswordResetCompletedPayload,
  NEW_PASSWORD_PROBLEMS,
);

@Resolver()
export class CompletePasswordResetResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => CompletePasswordResetResult, {
    description:
      'Sets the password after the proofs that the organization asks for. Every session of the account ends; its person is told on every channel.',
  })
  @Access({ roles: 'ANONYMOUS', target: 'OPEN' })
  async completePasswordReset(
    @Args('input', { type: () => CompletePasswordResetInput, description: 'The new password.' })
    { resetTicket, newPassword, commandId }: CompletePasswordResetInput,
    @RequestInfo() { network, correlationId, locale }: RequestContext,
  ): Promise<typeof CompletePasswordResetResult> {
    const completed = await this.commands.execute(
      new CompletePasswordReset({
        ticket: new Secret(resetTicket),
        newPassword: new Secret(newPassword),
        network,
        commandId: commandId ?? newId(),
        correlationId,
      }),
    );
    return completed.outcome === 'rejected'
      ? problemFrom(completed.rejection, locale)
      : { position: completed.position };
  }
}
