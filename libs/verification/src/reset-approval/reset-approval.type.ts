import { AccountNode, HistoryActorNode } from '@keyledger/accounts';
import type { ApprovalCondition } from '@keyledger/approvals';
import { isErased, type Personal } from '@keyledger/event-store';
import { DateTime, Node, PersonalText, toGlobalId } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { NamedActor, ReadApproval } from './reset-approval.reader.js';

export const ResetApprovalStateEnum = {
  PENDING: 'PENDING',
  APPROVED: 'APPROVED',
  REFUSED: 'REFUSED',
  SPENT: 'SPENT',
  EXPIRED: 'EXPIRED',
} as const satisfies Record<ApprovalCondition, string>;
registerEnumType(ResetApprovalStateEnum, {
  name: 'ResetApprovalState',
  description: 'How a request for a second person’s approval stands at this moment.',
  valuesMap: {
    PENDING: { description: 'Nobody has decided yet.' },
    APPROVED: { description: 'Whoever asked may reset the account, once.' },
    REFUSED: { description: 'A second person said no.' },
    SPENT: {
      description: 'It served its reset, or the account came by another password meanwhile.',
    },
    EXPIRED: { description: 'It is more than a day old.' },
  },
});

@ObjectType('ResetApproval', {
  implements: () => [Node],
  description: 'A second person’s word on the reset of a caller who could not be proved.',
})
export class ResetApprovalNode implements Node {
  @Field(() => ID, { description: 'Global id, opaque.' })
  readonly id!: string;

  @Field(() => ResetApprovalStateEnum, { description: 'How it stands.' })
  readonly state!: ApprovalCondition;

  @Field(() => AccountNode, {
    nullable: true,
    description: 'The account to be reset; null while the list of accounts does not show it yet.',
  })
  readonly account?: AccountNode | null;

  @Field(() => HistoryActorNode, { description: 'Who asked.' })
  readonly requestedBy!: HistoryActorNode;

  @Field(() => DateTime, { description: 'When they asked.' })
  readonly requestedAt!: Date;

  @Field(() => PersonalText, { nullable: true, description: 'What they noted about the person.' })
  readonly note!: PersonalText | null;

  @Field(() => HistoryActorNode, { nullable: true, description: 'Who decided.' })
  readonly decidedBy!: HistoryActorNode | null;

  @Field(() => DateTime, { nullable: true, description: 'When they decided.' })
  readonly decidedAt!: Date | null;

  @Field(() => DateTime, { description: 'Until when it can be decided and used.' })
  readonly expiresAt!: Date;

  /** The plain id behind `account`. */
  readonly accountId!: string;
}

export function resetApprovalNode(scope: Scope, found: ReadApproval): ResetApprovalNode {
  const { approvalId, accountId, condition, request, decision, decidedBy } = found;
  // Nobody reads what was noted about themselves.
  const own = scope.actor.kind === 'PERSON' && scope.actor.id === found.ownerId;
  return {
    id: toGlobalId('ResetApproval', approvalId),
    state: condition,
    accountId,
    requestedBy: actorNode(found.requestedBy),
    requestedAt: new Date(request.at),
    note: request.note !== null && own ? PersonalText.forbidden() : textOf(request.note),
    decidedBy: decidedBy && actorNode(decidedBy),
    decidedAt: decision && new Date(decision.at),
    expiresAt: new Date(request.expiresAt),
  };
}

function actorNode({ actor: { kind, role }, name }: NamedActor): HistoryActorNode {
  return { kind, role, name: textOf(name) };
}

function textOf(text: Personal<string | null>): PersonalText | null {
  if (text === null) return null;
  return isErased(text) ? PersonalText.erased() : PersonalText.visible(text);
}
