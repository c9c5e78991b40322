import { ownChannelNodes, RecoveryChannelNode } from '@keyledger/accounts';
import {
  commandContext,
  MutationPayload,
  problemFrom,
  scopeOf,
  unauthenticated,
  type Principal,
  type Problem,
  type RequestContext,
  RepeatableInput,
} from '@keyledger/graphql';
import type { CommandContext } from '@keyledger/event-store';
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import type { OwnChannelChanged } from '../own-channels/own-channel-changed.js';

/** One that changes where the person is reached, and so asks for the password again. */
@InputType({ isAbstract: true })
export abstract class ProvedOwnChannelInput extends RepeatableInput {
  @Field(() => String, { description: 'The password in force.' })
  @MaxLength(1024)
  readonly currentPassword!: string;
}

@ObjectType({ description: 'The caller’s own recovery channels, as they are now.' })
export class OwnRecoveryChannelsPayload extends MutationPayload {
  @Field(() => [RecoveryChannelNode], { description: 'All of them, masked.' })
  readonly recoveryChannels!: readonly RecoveryChannelNode[];

  @Field(() => Boolean, {
    description:
      'Whether a message that proves the channel is on its way: a link by mail, a code by text message.',
  })
  readonly isVerificationSent!: boolean;
}

/** From a caller to the payload or problem; `run` dispatches the slice's command. */
export async function answerOwnChannelCommand(
  principal: Principal,
  request: RequestContext,
  { commandId }: RepeatableInput,
  run: (accountId: string, context: CommandContext) => Promise<OwnChannelChanged>,
): Promise<OwnRecoveryChannelsPayload | Problem> {
  const { accountId } = principal;
  if (!accountId) throw unauthenticated();
  const changed = await run(accountId, commandContext(scopeOf(principal), request, { commandId }));
  if (changed.outcome === 'rejected') return problemFrom(changed.rejection, request.locale);
  const { position, person, sent } = changed;
  return { position, recoveryChannels: ownChannelNodes(person), isVerificationSent: sent };
}
