import { PersonalText } from '@keyledger/graphql';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { valuesOf } from '../values-of.js';
import { AccountAsOf } from '../account-as-of/account-as-of.type.js';
import { ACCOUNT_FIELDS, type AccountField } from './account-changes.js';

const AccountFieldEnum = valuesOf(ACCOUNT_FIELDS);
registerEnumType(AccountFieldEnum, {
  name: 'AccountField',
  description: 'What can differ between two moments of an account.',
  valuesMap: {
    ADDRESS: { description: 'Its address.' },
    KIND: { description: 'Whose mailbox it is.' },
    PROVIDER: { description: 'Which provider holds it.' },
    AUTHORITY: { description: 'Where its password lives.' },
    STATE: { description: 'Whether it can be used.' },
    LOCKED_UNTIL: { description: 'When its lock ends by itself.' },
    CREDENTIAL_STATE: { description: 'What is known of its password.' },
    CREDENTIAL_CHANGED_AT: { description: 'When its password last changed.' },
    CREDENTIAL_EXPIRES_AT: { description: 'Until when a temporary password or a link is good.' },
    OWNER: { description: 'Whose it is, by global id.' },
    OWNER_NAME: { description: 'The owner’s name.' },
    OWNER_EMPLOYEE_NUMBER: { description: 'The company’s own number for the owner.' },
    OWNER_DEPARTMENTS: { description: 'Where the owner works, from the top department down.' },
    OWNER_ROLE: { description: 'The owner’s role.' },
    RECOVERY_CHANNELS: { description: 'Ways to reach the owner, masked.' },
  },
});

@ObjectType({
  description: 'Something that was one way at the first moment and another at the second.',
})
export class AccountFieldChange {
  @Field(() => AccountFieldEnum, { description: 'What differs.' })
  readonly field!: AccountField;

  @Field(() => PersonalText, {
    nullable: true,
    description: 'What it was; null when there was none, or no account yet.',
  })
  readonly before!: PersonalText | null;

  @Field(() => PersonalText, { nullable: true, description: 'What it became; null: none.' })
  readonly after!: PersonalText | null;
}

/** `history` is resolved apart, when selected. */
@ObjectType({ description: 'How an account differs between two moments, and what led there.' })
export class AccountDiff {
  @Field(() => AccountAsOf, {
    nullable: true,
    description: 'The account at the first moment; null when it was not there yet.',
  })
  readonly before!: AccountAsOf | null;

  @Field(() => AccountAsOf, { description: 'The account at the second moment.' })
  readonly after!: AccountAsOf;

  @Field(() => [AccountFieldChange], { description: 'What differs.' })
  readonly changes!: readonly AccountFieldChange[];

  /** The plain id, and between which moments. */
  readonly accountId!: string;
  readonly from!: Date;
}
