import type { Position } from '@keyledger/event-store';
import { Field, ObjectType } from '@nestjs/graphql';
import { PositionScalar } from '../scalars/position.scalar.js';

/** What every mutation's payload carries; payload types extend it. */
@ObjectType({ isAbstract: true })
export abstract class MutationPayload {
  @Field(() => PositionScalar, {
    nullable: true,
    description:
      'Where the change stands in the log: send it as `Keyledger-Min-Position` to read lists that show it. Null when nothing was ever written.',
  })
  readonly position!: Position | null;
}
