import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { ResetMethod } from '../password-policy.js';
import { ResetMethodEnum } from './organization-enums.js';

@ObjectType({ description: 'The kinds of characters a password must have.' })
export class PasswordClasses {
  @Field(() => Boolean, { description: 'An upper-case letter.' })
  readonly upper!: boolean;

  @Field(() => Boolean, { description: 'A lower-case letter.' })
  readonly lower!: boolean;

  @Field(() => Boolean, { description: 'A digit.' })
  readonly digit!: boolean;

  @Field(() => Boolean, { description: 'Anything else.' })
  readonly special!: boolean;
}

@ObjectType({ description: 'The organization’s rules for passwords and resets.' })
export class OrganizationPasswordPolicy {
  @Field(() => Int, { description: 'Counted up by every change; events name the one in force.' })
  readonly version!: number;

  @Field(() => Int, { description: 'Fewest characters.' })
  readonly minLength!: number;

  @Field(() => Int, { description: 'Most characters.' })
  readonly maxLength!: number;

  @Field(() => PasswordClasses, { description: 'The kinds of characters it must have.' })
  readonly classes!: PasswordClasses;

  @Field(() => Boolean, { description: 'Whether names, addresses and birthdays are refused.' })
  readonly forbidPersonal!: boolean;

  @Field(() => ResetMethodEnum, { description: 'How a reset hands the mailbox back.' })
  readonly resetMethod!: ResetMethod;

  @Field(() => Int, { description: 'Hours that a temporary password is good for.' })
  readonly temporaryPasswordHours!: number;

  @Field(() => Int, { description: 'Minutes that a set-password link is good for.' })
  readonly linkMinutes!: number;
}
