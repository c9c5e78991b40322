import { idMadeBy } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import {
  Access,
  commandContext,
  CurrentScope,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { plainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { KEYLEDGER, type AccountKind } from '../account.events.js';
import { AccountKindEnum } from '../graphql/account-enums.js';
import { ReasonedCommandInput } from '../graphql/account-command.input.js';
import { AccountPayload } from '../graphql/account-payload.type.js';
import { PROVISIONING_PROBLEMS } from '../graphql/account-problems.js';
import { ProvisionAccount } from './provision-account.command.js';

@InputType({ description: 'The mailbox, and whose it is.' })
export class ProvisionAccountInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id of the employee who owns it.' })
  @MaxLength(100)
  readonly ownerId!: string;

  @Field(() => String, { description: 'Its address, under one of the organization’s domains.' })
  @MaxLength(254)
  readonly address!: string;

  @Field(() => AccountKindEnum, {
    nullable: true,
    description: 'Whose mailbox it is; without it, one person’s own.',
  })
  @IsOptional()
  @IsIn(['PERSONAL', 'SHARED'])
  readonly kind?: AccountKind | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who hosts it, as the company calls it, at most 32 characters; without it, the authority’s name.',
  })
  @IsOptional()
  @MaxLength(64)
  readonly provider?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where its password lives: the name of an installed connector; without it, KEYLEDGER.',
  })
  @IsOptional()
  @MaxLength(32)
  readonly authority?: string | null;
}

export const ProvisionAccountResult = mutationResult(
  'ProvisionAccountResult',
  AccountPayload,
  PROVISIONING_PROBLEMS,
);

@Resolver()
export class ProvisionAccountResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ProvisionAccountResult, {
    description: 'Brings one mailbox under Keyledger; nobody can sign in to it before a reset.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'RECORD' })
  async provisionAccount(
    @Args('input', {
      type: () => ProvisionAccountInput,
      description: 'The mailbox, and whose it is.',
    })
    input: ProvisionAccountInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ProvisionAccountResult> {
    const context = commandContext(scope, request, input);
    const accountId = idMadeBy(context, 'account');
    const authority = input.authority?.trim().toUpperCase() || KEYLEDGER;
    const executed = await this.commands.execute(
      new ProvisionAccount(scope, context, accountId, {
        address: input.address,
        kind: input.kind ?? 'PERSONAL',
        provider: input.provider?.trim() || authority,
        authority,
        ownerId: plainId('Employee', input.ownerId),
        origin: 'ADMIN',
      }),
    );
    if (executed.outcome === 'rejected') return problemFrom(executed.rejection, request.locale);
    return { accountId, position: executed.position };
  }
}
