import {
  Access,
  commandContext,
  CurrentScope,
  mutationResult,
  problemFrom,
  RepeatableInput,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { plainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { ServiceTokenPayload, serviceTokenPayload } from '../service-tokens/service-token.type.js';
import { RevokeServiceToken } from './revoke-service-token.command.js';

@InputType({ description: 'Which token ends.' })
export class RevokeServiceTokenInput extends RepeatableInput {
  @Field(() => ID, { description: 'Global id of the token.' })
  @MaxLength(100)
  readonly tokenId!: string;
}

export const RevokeServiceTokenResult = mutationResult(
  'RevokeServiceTokenResult',
  ServiceTokenPayload,
);

@Resolver()
export class RevokeServiceTokenResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RevokeServiceTokenResult, {
    description: 'Ends a service token: it is refused with its next request.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  async revokeServiceToken(
    @Args('input', { type: () => RevokeServiceTokenInput, description: 'Which token.' })
    input: RevokeServiceTokenInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RevokeServiceTokenResult> {
    const tokenId = plainId('ServiceToken', input.tokenId);
    const context = commandContext(scope, request, input);
    const change = await this.commands.execute(new RevokeServiceToken(scope, context, tokenId));
    if (change.outcome === 'rejected') return problemFrom(change.rejection, request.locale);
    return serviceTokenPayload(tokenId, change.state, change.position, null);
  }
}
