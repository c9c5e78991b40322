import {
  Access,
  commandContext,
  CurrentScope,
  defineProblem,
  MutationPayload,
  mutationResult,
  problemFrom,
  RequestInfo,
  toGlobalId,
  type RequestContext,
  RepeatableInput,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { optionalPlainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { StartChannelCampaign } from './start-channel-campaign.command.js';

@InputType({ description: 'Whom to ask.' })
export class StartChannelCampaignInput extends RepeatableInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Global id of a department, with all under it; without it, the whole organization.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly departmentId?: string | null;
}

@ObjectType({ description: 'The campaign is under way.' })
export class StartChannelCampaignPayload extends MutationPayload {
  @Field(() => ID, { description: 'Global id of the campaign, for `channelCampaign`.' })
  readonly campaignId!: string;
}

export const StartChannelCampaignResult = mutationResult(
  'StartChannelCampaignResult',
  StartChannelCampaignPayload,
  [defineProblem('DepartmentUnknown'), defineProblem('OutsideYourDepartments')],
);

@Resolver()
export class StartChannelCampaignResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => StartChannelCampaignResult, {
    description:
      'Asks everybody to confirm the mail addresses by which they can be reached and that nobody has proved: a link each, good for seven days. Nobody is asked twice by one campaign.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'DEPARTMENT' })
  async startChannelCampaign(
    @Args('input', { type: () => StartChannelCampaignInput, description: 'Whom to ask.' })
    input: StartChannelCampaignInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof StartChannelCampaignResult> {
    const { departmentId, commandId } = input;
    const context = commandContext(scope, request, { commandId });
    const started = await this.commands.execute(
      new StartChannelCampaign(scope, context, optionalPlainId('Department', departmentId)),
    );
    if (started.outcome === 'rejected') return problemFrom(started.rejection, request.locale);
    const { campaignId, position } = started;
    return { campaignId: toGlobalId('ChannelCampaign', campaignId), position };
  }
}
