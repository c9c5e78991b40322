import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { ACTOR_KINDS, REASON_CODES, type ActorKind, type ReasonCode } from '@keyledger/kernel';
import { DateTime, idOfType } from '@keyledger/graphql';
import { ArrayMaxSize, IsDate, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import {
  TIME_BASES,
  type HistoryCriteria,
  type TimeBasis,
} from '../read-models/account-history/history-criteria.js';
import { ReasonCodeEnum } from './account-enums.js';
import { ActorKindEnum } from './history-enums.js';
import { valuesOf } from './values-of.js';

export const TimeBasisEnum = valuesOf(TIME_BASES);
registerEnumType(TimeBasisEnum, {
  name: 'TimeBasis',
  description: 'By which clock events are placed in time.',
  valuesMap: {
    RECORDED: { description: 'When they were written down: what Keyledger knew at that moment.' },
    OCCURRED: { description: 'When they happened, as far as is known by now.' },
  },
});

@InputType({ description: 'Which entries of a history; what is not given does not matter.' })
export class HistoryFilterInput {
  @Field(() => [String], { nullable: true, description: 'Names of events, as `event` gives them.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @Matches(/^[A-Z][A-Za-z0-9]{0,99}$/, { each: true })
  readonly events?: string[] | null;

  @Field(() => ActorKindEnum, { nullable: true, description: 'What kind of actor.' })
  @IsOptional()
  @IsIn(ACTOR_KINDS)
  readonly actorKind?: ActorKind | null;

  @Field(() => ID, { nullable: true, description: 'Who did it (global id of an employee).' })
  @IsOptional()
  @MaxLength(100)
  readonly actorId?: string | null;

  @Field(() => [ReasonCodeEnum], {
    nullable: true,
    description: 'Why, as far as a reason was given.',
  })
  @IsOptional()
  @ArrayMaxSize(REASON_CODES.length)
  @IsIn(REASON_CODES, { each: true })
  readonly reasons?: ReasonCode[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Only what is later than this moment.' })
  @IsOptional()
  @IsDate()
  readonly from?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Only up to this moment, itself included.',
  })
  @IsOptional()
  @IsDate()
  readonly to?: Date | null;

  @Field(() => TimeBasisEnum, {
    defaultValue: 'RECORDED',
    description: 'By which clock `from` and `to` count.',
  })
  @IsIn(TIME_BASES)
  readonly by: TimeBasis = 'RECORDED';
}

/** An id that nobody has: whoever asks for an actor who is no employee finds nothing. */
const NOBODY = '';

export function historyCriteria(filter: HistoryFilterInput): HistoryCriteria {
  const { events, actorKind, actorId, reasons, from, to, by } = filter;
  const actor = actorId ? (idOfType('Employee', actorId) ?? NOBODY) : null;
  return {
    events: events ?? [],
    actorKind: actorKind ?? null,
    actorId: actor,
    reasons: reasons ?? [],
    from: from ?? null,
    to: to ?? null,
    by,
  };
}
