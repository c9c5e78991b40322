import { AccountNode, MailboxOwnerNode, ReasonCodeEnum } from '@keyledger/accounts';
import {
  connectionOf,
  DateTime,
  MutationPayload,
  Node,
  PositionScalar,
  Problem,
  toGlobalId,
} from '@keyledger/graphql';
import type { Position } from '@keyledger/event-store';
import type { ReasonCode } from '@keyledger/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type {
  BulkAction,
  CancelCause,
  ItemOutcome,
} from '../bulk-operation/bulk-operation.events.js';
import type { BulkOperationRow, BulkState } from '../progress/bulk-operation-row.js';
import {
  BulkActionEnum,
  BulkCancelCauseEnum,
  BulkOutcomeEnum,
  BulkStateEnum,
} from './bulk-enums.js';

@ObjectType('BulkItem', { description: 'One account of an operation, and what became of it.' })
export class BulkItemNode {
  @Field(() => Int, { description: 'Its place in the operation, from 1.' })
  readonly number!: number;

  @Field(() => ID, { description: 'Global id of the account.' })
  readonly accountId!: string;

  @Field(() => AccountNode, {
    nullable: true,
    description: 'The account as it is now; null where the caller may not see it.',
  })
  readonly account?: AccountNode | null;

  @Field(() => BulkOutcomeEnum, { description: 'What became of it.' })
  readonly outcome!: ItemOutcome;

  @Field(() => Problem, {
    nullable: true,
    description: 'Why it was left alone; null unless it was refused.',
  })
  readonly problem!: Problem | null;

  /** The plain id behind `account`. */
  readonly plainId!: string;
}

export const BulkItemConnection = connectionOf(BulkItemNode, 'BulkItem');

@ObjectType('BulkOperation', {
  implements: () => [Node],
  description:
    'The same done to every account that a filter found when it was started, one after the other.',
})
export class BulkOperationNode implements Node {
  @Field(() => ID, { description: 'Global id, opaque.' })
  readonly id!: string;

  @Field(() => BulkActionEnum, { description: 'What is done.' })
  readonly action!: BulkAction;

  @Field(() => BulkStateEnum, { description: 'How it stands.' })
  readonly state!: BulkState;

  @Field(() => BulkCancelCauseEnum, {
    nullable: true,
    description: 'Why it ended early; null unless it did.',
  })
  readonly cause!: CancelCause | null;

  @Field(() => Int, { description: 'How many accounts it is for, fixed when it was started.' })
  readonly accounts!: number;

  @Field(() => Int, { description: 'Accounts that were worked on: the sum of the next three.' })
  readonly workedOn!: number;

  @Field(() => Int, { description: 'Accounts that were changed.' })
  readonly done!: number;

  @Field(() => Int, { description: 'Accounts that were so already.' })
  readonly unchanged!: number;

  @Field(() => Int, { description: 'Accounts that were left alone; their items say why.' })
  readonly refused!: number;

  @Field(() => String, {
    description:
      'The filter as it was understood, as JSON with plain ids; `{}` for none. Words that were searched for are not kept.',
  })
  readonly filter!: string;

  @Field(() => Boolean, { description: 'Whether a search narrowed the filter.' })
  readonly searched!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Of a lock: when it ends.' })
  readonly until!: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of a move: global id of the department; null: into none.',
  })
  readonly departmentId!: string | null;

  @Field(() => ReasonCodeEnum, { nullable: true, description: 'Why, as its starter said.' })
  readonly reasonCode!: ReasonCode | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the request in the help desk’s own system.',
  })
  readonly ticket!: string | null;

  @Field(() => MailboxOwnerNode, { description: 'Who started it.' })
  readonly startedBy?: MailboxOwnerNode;

  @Field(() => DateTime, { description: 'When it was started.' })
  readonly startedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was completed or cancelled; null before that.',
  })
  readonly endedAt!: Date | null;

  /** The plain ids behind the node and `startedBy`. */
  readonly operationId!: string;
  readonly starterId!: string;
}

export const BulkOperationConnection = connectionOf(BulkOperationNode, 'BulkOperation');

/** Of every mutation on an operation; it is read when it is selected. */
@ObjectType({ description: 'The operation as it is now.' })
export class BulkOperationPayload extends MutationPayload {
  @Field(() => ID, { description: 'Global id of the operation.' })
  readonly operationId!: string;

  @Field(() => BulkOperationNode, { description: 'The operation, with the change in it.' })
  readonly operation?: BulkOperationNode;
}

@ObjectType('BulkOperationProgressed', { description: 'How far an operation has come.' })
export class BulkOperationProgressedNode {
  @Field(() => BulkOperationNode, { description: 'The operation as it is now.' })
  readonly operation!: BulkOperationNode;

  @Field(() => PositionScalar, { description: 'Where in the log it stands so.' })
  readonly position!: Position;
}

export function bulkOperationNode(row: BulkOperationRow): BulkOperationNode {
  const { done, unchanged, refused } = row;
  return {
    id: toGlobalId('BulkOperation', row.operation_id),
    action: row.action,
    state: row.state,
    cause: row.cause,
    accounts: row.accounts,
    workedOn: done + unchanged + refused,
    done,
    unchanged,
    refused,
    filter: row.filter,
    searched: row.searched,
    until: row.until,
    departmentId: row.department_id && toGlobalId('Department', row.department_id),
    reasonCode: row.reason_code,
    ticket: row.ticket,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    operationId: row.operation_id,
    starterId: row.started_by,
  };
}
