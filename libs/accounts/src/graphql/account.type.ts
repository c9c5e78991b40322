import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Position } from '@keyledger/event-store';
import { connectionOf, DateTime, Node, PersonalText } from '@keyledger/graphql';
import type { AccountKind } from '../account.events.js';
import { AccountConditionEnum, AccountKindEnum, type AccountCondition } from './account-enums.js';
import {
  AccountCredentialNode,
  ProviderChangeNode,
  ResetVerificationNode,
} from './account-parts.type.js';
import { EmployeeNode } from './employee.type.js';

/**
 * A mailbox account as GraphQL shows it. `recoveryChannels`, `allowedActions` and `history` are resolved apart,
 * when selected. Mutation payloads get theirs from `AccountNodes.at`.
 */
@ObjectType('Account', { implements: () => [Node], description: 'A mailbox account.' })
export class AccountNode implements Node {
  @Field(() => ID, { description: 'Global id, opaque.' })
  readonly id!: string;

  @Field(() => PersonalText, { description: 'The mailbox’s address.' })
  readonly address!: PersonalText;

  @Field(() => EmployeeNode, { description: 'The person it belongs to.' })
  readonly owner!: EmployeeNode;

  @Field(() => AccountKindEnum, { description: 'Whose mailbox it is.' })
  readonly kind!: AccountKind;

  @Field(() => String, {
    description: 'Which provider holds the mailbox, as the company calls it.',
  })
  readonly provider!: string;

  @Field(() => String, {
    description: 'Where its password lives: `KEYLEDGER`, or the name of a provider’s connector.',
  })
  readonly authority!: string;

  @Field(() => AccountConditionEnum, { description: 'Whether it can be used at this moment.' })
  readonly state!: AccountCondition;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the lock ends by itself; null when it is not locked, or until it is lifted.',
  })
  readonly lockedUntil!: Date | null;

  @Field(() => AccountCredentialNode, { description: 'The password in force.' })
  readonly credential!: AccountCredentialNode;

  @Field(() => ResetVerificationNode, {
    nullable: true,
    description: 'Whether the last reset was seen to work; null when there was none.',
  })
  readonly resetVerification!: ResetVerificationNode | null;

  @Field(() => ProviderChangeNode, {
    nullable: true,
    description: 'The last change asked of the provider, unless it was applied.',
  })
  readonly providerChange!: ProviderChangeNode | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The last successful sign-in, to within five minutes.',
  })
  readonly lastSignInAt!: Date | null;

  @Field(() => DateTime, { description: 'When Keyledger took the account on.' })
  readonly createdAt!: Date;

  @Field(() => Int, {
    description:
      'Counts the account’s events; send it as `expectedRevision` to change what you saw.',
  })
  readonly revision!: number;

  /** The plain id behind `id`. */
  readonly accountId!: string;
  /** Where the change stands that this is a mutation's answer to: what hangs on the account is not read before it. */
  readonly atLeast!: Position | null;
  /** Whether a lock holds, even where a suspension outweighs it. */
  readonly lockHolds!: boolean;
}

export const AccountConnection = connectionOf(AccountNode, 'Account');
