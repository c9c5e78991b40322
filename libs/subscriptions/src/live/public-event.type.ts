import { CredentialKindEnum, PasswordChangeCauseEnum, ReasonCodeEnum } from '@keyledger/accounts';
import type { Position } from '@keyledger/event-store';
import { DateTime, PositionScalar } from '@keyledger/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { CloudEvent } from '../public-events/cloud-event.js';

@ObjectType({ isAbstract: true })
abstract class ToldEvent {
  @Field(() => ID, {
    description:
      'The event’s id: the idempotency key, the same by webhook, by `GET /events` and here.',
  })
  readonly id!: string;

  @Field(() => ID, { description: 'Plain id of the account, as downstream systems know it.' })
  readonly accountId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its address, where the caller may know it and it is not erased.',
  })
  readonly address!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its owner’s number, where the caller may know it and there is one.',
  })
  readonly employeeNumber!: string | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  readonly occurredAt!: Date;

  @Field(() => String, { description: 'Orders the events of one account, as text.' })
  readonly sequence!: string;

  @Field(() => PositionScalar, {
    description: 'Where in the log it stands: `since` goes on behind it.',
  })
  readonly position!: Position;
}

@ObjectType('PublicEvent', { description: 'Something that happened to an account.' })
export class PublicEventNode extends ToldEvent {
  @Field(() => String, { description: 'What happened, such as `keyledger.account.locked.v1`.' })
  readonly type!: string;

  @Field(() => String, {
    description: 'Its members as JSON, as `public-events.schema.json` says them for this type.',
  })
  readonly data!: string;
}

@ObjectType('PublicPasswordChanged', { description: 'A new password is in force.' })
export class PublicPasswordChangedNode extends ToldEvent {
  @Field(() => CredentialKindEnum, { description: 'Whether it must be changed at once.' })
  readonly kind!: keyof typeof CredentialKindEnum;

  @Field(() => PasswordChangeCauseEnum, { description: 'What led to it.' })
  readonly cause!: keyof typeof PasswordChangeCauseEnum;

  @Field(() => String, { description: 'Where it lives: KEYLEDGER, or the name of a provider.' })
  readonly authority!: string;

  @Field(() => DateTime, { description: 'Since when it is in force.' })
  readonly effectiveAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when a temporary one is good; null for a permanent one.',
  })
  readonly expiresAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether whoever is signed in as this account should be signed out now.',
  })
  readonly endSessions!: boolean;

  @Field(() => ReasonCodeEnum, {
    nullable: true,
    description: 'Why, as the person who did it said.',
  })
  readonly reasonCode!: keyof typeof ReasonCodeEnum | null;
}

function toldEvent({ id, time, sequence, position, data }: CloudEvent) {
  const { accountId, address = null, employeeNumber = null } = data;
  const occurredAt = new Date(time);
  const where = { sequence, position: position as Position };
  return { id, accountId, address, employeeNumber, occurredAt, ...where };
}

export function publicEventNode(event: CloudEvent): PublicEventNode {
  const { type, data } = event;
  return { ...toldEvent(event), type, data: JSON.stringify(data) };
}

export function passwordChangedNode(event: CloudEvent): PublicPasswordChangedNode {
  const data = event.data as unknown as Omit<
    PublicPasswordChangedNode,
    'effectiveAt' | 'expiresAt'
  > & { readonly effectiveAt: string; readonly expiresAt: string | null };
  const { kind, cause, authority, endSessions, reasonCode, effectiveAt, expiresAt } = data;
  return {
    ...toldEvent(event),
    ...{ kind, cause, authority, endSessions, reasonCode },
    effectiveAt: new Date(effectiveAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}
