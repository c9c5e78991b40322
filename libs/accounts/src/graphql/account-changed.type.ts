import { Field, ObjectType } from '@nestjs/graphql';
import type { Position } from '@keyledger/event-store';
import { PositionScalar } from '@keyledger/graphql';
import { AccountNode } from './account.type.js';

@ObjectType('AccountChanged', { description: 'An account after something happened to it.' })
export class AccountChangedNode {
  @Field(() => AccountNode, { description: 'The account as it is now.' })
  readonly account!: AccountNode;

  @Field(() => PositionScalar, { description: 'Where in the log it happened, or after.' })
  readonly position!: Position;
}
