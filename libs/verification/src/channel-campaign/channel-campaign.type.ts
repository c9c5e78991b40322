import { DateTime, toGlobalId } from '@keyledger/graphql';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { CampaignProgress } from './channel-campaigns.query.js';

@ObjectType('ChannelCampaign', {
  description:
    'How far a campaign has come, in people. Each is invited, failed, unreachable, or had nothing left to prove.',
})
export class ChannelCampaignNode {
  @Field(() => ID, { description: 'Global id of the campaign.' })
  readonly id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the department that it is for; null: the whole organization.',
  })
  readonly departmentId!: string | null;

  @Field(() => DateTime, { description: 'When it began.' })
  readonly startedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When everybody had been looked at; people go on confirming after that.',
  })
  readonly finishedAt!: Date | null;

  @Field(() => Int, { description: 'People who were looked at so far.' })
  readonly people!: number;

  @Field(() => Int, { description: 'Those to whom a link is on its way, or was delivered.' })
  readonly invited!: number;

  @Field(() => Int, { description: 'Those whom no invitation could be delivered to.' })
  readonly failed!: number;

  @Field(() => Int, {
    description: 'Those of whom nothing is proved and no mail address is known: they must sign in.',
  })
  readonly unreachable!: number;

  @Field(() => Int, {
    description:
      'Those of all these who have proved a channel by now, before the campaign or since.',
  })
  readonly verified!: number;
}

export function channelCampaignNode(row: CampaignProgress): ChannelCampaignNode {
  const { people, invited, failed, unreachable, verified } = row;
  return {
    id: toGlobalId('ChannelCampaign', row.campaign_id),
    departmentId: row.department_id && toGlobalId('Department', row.department_id),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    people,
    invited,
    failed,
    unreachable,
    verified,
  };
}
