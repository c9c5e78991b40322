import { PasswordRequirementsQuery } from '@keyledger/accounts';
import {
  Access,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { Secret } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { HeldTicketInput } from '../graphql/held-ticket.input.js';
import { IdentityProofNode, identityProofNode } from '../graphql/identity-proved.type.js';
import { CODE_PROBLEMS } from '../graphql/reset-problems.js';
import { typedCode } from './typed-code.js';
import { ProveIdentity } from './prove-identity.command.js';

@InputType({ description: 'The code that came.' })
export class ProveIdentityInput extends HeldTicketInput {
  @Field(() => String, { description: 'Six digits; spaces and full-width digits are understood.' })
  @MaxLength(32)
  readonly code!: string;
}

export const ProveIdentityResult = mutationResult(
  'ProveIdentityResult',
  IdentityProofNode,
  CODE_PROBLEMS,
);

@Resolver()
export class ProveIdentityResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly requirements: PasswordRequirementsQuery,
  ) {}

  @Mutation(() => ProveIdentityResult, {
    description: 'Enters the code that was sent. Five wrong tries void it.',
  })
  @Access({ roles: 'ANONYMOUS', target: 'OPEN' })
  async proveIdentity(
    @Args('input', { type: () => ProveIdentityInput, description: 'The code.' })
    { resetTicket, code }: ProveIdentityInput,
    @RequestInfo() { network, correlationId, locale }: RequestContext,
  ): Promise<typeof ProveIdentityResult> {
    const ticket = new Secret(resetTicket);
    const proved = await this.commands.execute(
      new ProveIdentity({ ticket, code: typedCode(code), network, correlationId }),
    );
    if (proved.outcome === 'rejected') return problemFrom(proved.rejection, locale);
    return identityProofNode(proved, await this.requirements.of(proved.accountId, locale));
  }
}
