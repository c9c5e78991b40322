import { SubjectFormatEnum } from '@keyledger/access';
import type { Position } from '@keyledger/event-store';
import {
  DateTime,
  defineProblem,
  MutationPayload,
  PositionScalar,
  toGlobalId,
} from '@keyledger/graphql';
import type { SubjectFormat } from '@keyledger/kernel';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { MessageRow } from '../deliver/delivery-rows.js';
import type { PauseCause } from '../subscription.events.js';
import type { ReadSubscription } from './read-subscriptions.js';

export const PauseCauseEnum = {
  ADMIN: 'ADMIN',
  GONE: 'GONE',
  FAILING: 'FAILING',
} as const satisfies Record<PauseCause, string>;
registerEnumType(PauseCauseEnum, {
  name: 'WebhookPauseCause',
  description: 'Why a webhook subscription is paused.',
  valuesMap: {
    ADMIN: { description: 'An administrator paused it.' },
    GONE: { description: 'The receiver said that nobody is there any more (410).' },
    FAILING: { description: 'Nothing was delivered for four days.' },
  },
});

@ObjectType('WebhookDeadLetter', { description: 'An event that was given up for one receiver.' })
export class WebhookDeadLetterNode {
  @Field(() => ID, { description: 'The event’s id, as the receiver would know it.' })
  readonly eventId!: string;

  @Field(() => PositionScalar, { description: 'Where in the log it stands.' })
  readonly position!: Position;

  @Field(() => String, { description: 'How the last try failed.' })
  readonly failure!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the last try failed.' })
  readonly failedAt!: Date | null;
}

@ObjectType('WebhookSubscription', { description: 'A system that is told by webhooks.' })
export class WebhookSubscriptionNode {
  @Field(() => ID, { description: 'Global id, opaque.' })
  readonly id!: string;

  @Field(() => String, { description: 'What administrators call the system that receives.' })
  readonly name!: string;

  @Field(() => String, { description: 'Where webhooks go.' })
  readonly url!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Types of public events; null: all there are and will be.',
  })
  readonly eventTypes!: readonly string[] | null;

  @Field(() => SubjectFormatEnum, { description: 'How the receiver may know accounts.' })
  readonly subjectFormat!: SubjectFormat;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the department it is limited to, with all under it; null: no limit.',
  })
  readonly departmentId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Most deliveries a minute; null: no limit.' })
  readonly ratePerMinute!: number | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  readonly createdAt!: Date;

  @Field(() => PauseCauseEnum, {
    nullable: true,
    description: 'Why it is paused; null: it is not.',
  })
  readonly pausedFor!: PauseCause | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the secret before signs as well; null: only one is in force.',
  })
  readonly previousSecretUntil!: Date | null;

  @Field(() => Float, {
    description:
      'Age in seconds of the oldest event that was neither delivered nor put aside; 0: nothing is behind.',
  })
  readonly lagSeconds!: number;

  @Field(() => Int, { description: 'Events that failed, or wait behind one, and are tried again.' })
  readonly waiting!: number;

  @Field(() => Int, { description: 'Events that were given up.' })
  readonly dead!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the last delivery succeeded.' })
  readonly lastSuccessAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the last try failed.' })
  readonly lastFailureAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'How it failed: `HTTP_<status>`, TIMEOUT, TARGET_REFUSED and the like.',
  })
  readonly lastFailure!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when every try fails.' })
  readonly failingSince!: Date | null;

  @Field(() => [WebhookDeadLetterNode], {
    description: 'What was given up, the newest first, at most 50.',
  })
  readonly deadLetters?: readonly WebhookDeadLetterNode[];

  /** The plain id. */
  readonly subscriptionId!: string;
}

@ObjectType({ description: 'A webhook subscription after a command.' })
export class WebhookSubscriptionPayload extends MutationPayload {
  @Field(() => WebhookSubscriptionNode, {
    nullable: true,
    description: 'The subscription; null once it is deleted.',
  })
  readonly subscription!: WebhookSubscriptionNode | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The signing secret, `whsec_…`, of a command that made one: shown once. Null otherwise, and when the command came again.',
  })
  readonly secret!: string | null;
}

export const SUBSCRIPTION_PROBLEMS = [
  defineProblem('WebhookUrlNotAllowed'),
  defineProblem('TooManySubscriptions'),
  defineProblem('DepartmentUnknown'),
  defineProblem('AlreadyExists'),
];
export const REPLAY_PROBLEMS = [defineProblem('PositionUnknown')];

export function webhookSubscriptionNode(read: ReadSubscription): WebhookSubscriptionNode {
  const { id, subscription, delivery, lagSeconds, waiting, dead } = read;
  const { terms, createdAt, paused, secrets } = subscription;
  const { name, url, eventTypes, subjectFormat, departmentId, ratePerMinute } = terms;
  return {
    id: toGlobalId('WebhookSubscription', id),
    subscriptionId: id,
    ...{ name, url, eventTypes, subjectFormat, ratePerMinute, lagSeconds, waiting, dead },
    departmentId: departmentId && toGlobalId('Department', departmentId),
    createdAt: new Date(createdAt),
    pausedFor: paused?.cause ?? null,
    previousSecretUntil: secrets.previous && new Date(secrets.previous.until),
    lastSuccessAt: delivery?.last_success_at ?? null,
    lastFailureAt: delivery?.last_failure_at ?? null,
    lastFailure: delivery?.last_failure ?? null,
    failingSince: delivery?.failing_since ?? null,
  };
}

export function deadLetterNode(row: MessageRow): WebhookDeadLetterNode {
  const { event_id: eventId, position, last_failure, failed_at: failedAt } = row;
  return { eventId, position, failure: last_failure ?? '', failedAt };
}
