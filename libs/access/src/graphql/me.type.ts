import type { Role } from '@keyledger/kernel';
import { PersonalText } from '@keyledger/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { SessionRole } from './session-role.enum.js';

@ObjectType({ description: 'Who is signed in.' })
export class Me {
  @Field(() => ID, { description: 'Global id of the account that signed in.' })
  readonly accountId!: string;

  @Field(() => ID, { description: 'Global id of the person.' })
  readonly employeeId!: string;

  @Field(() => PersonalText, { description: 'The person’s name.' })
  readonly name!: PersonalText;

  @Field(() => PersonalText, { description: 'The account’s address.' })
  readonly address!: PersonalText;

  @Field(() => String, { description: 'The organization’s name.' })
  readonly organizationName!: string;

  @Field(() => SessionRole, { description: 'What this session may do at this moment.' })
  readonly role!: Role;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Global ids of the departments that the role is limited to, with all under them; null: the whole organization.',
  })
  readonly departmentIds!: readonly string[] | null;

  @Field(() => Boolean, {
    description: 'The password must be changed before anything else; then sign in again.',
  })
  readonly mustChangePassword!: boolean;
}
