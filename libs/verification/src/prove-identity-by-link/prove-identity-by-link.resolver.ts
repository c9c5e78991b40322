import { PasswordRequirementsQuery } from '@keyledger/accounts';
import {
  Access,
  defineProblem,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { Secret } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { IdentityProofNode, identityProofNode } from '../graphql/identity-proved.type.js';
import { ProveIdentityByLink } from './prove-identity-by-link.command.js';

@InputType({ description: 'The link that came.' })
export class ProveIdentityByLinkInput {
  @Field(() => String, { description: 'What stands after `/r/` in it.' })
  @MaxLength(128)
  readonly link!: string;
}

export const ProveIdentityByLinkResult = mutationResult(
  'ProveIdentityByLinkResult',
  IdentityProofNode,
  [defineProblem('LinkNotValid')],
);

@Resolver()
export class ProveIdentityByLinkResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly requirements: PasswordRequirementsQuery,
  ) {}

  @Mutation(() => ProveIdentityByLinkResult, {
    description:
      'Proves by the link in a mail, in whichever browser it was opened. It works once; looking at it uses nothing up.',
  })
  @Access({ roles: 'ANONYMOUS', target: 'OPEN' })
  async proveIdentityByLink(
    @Args('input', { type: () => ProveIdentityByLinkInput, description: 'The link.' })
    { link }: ProveIdentityByLinkInput,
    @RequestInfo() { network, correlationId, locale }: RequestContext,
  ): Promise<typeof ProveIdentityByLinkResult> {
    const proved = await this.commands.execute(
      new ProveIdentityByLink(new Secret(link), network, correlationId),
    );
    if (proved.outcome === 'rejected') return problemFrom(proved.rejection, locale);
    return identityProofNode(proved, await this.requirements.of(proved.accountId, locale));
  }
}
