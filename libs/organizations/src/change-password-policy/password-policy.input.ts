import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, ValidateNested } from 'class-validator';
import { ResetMethodEnum } from '../graphql/organization-enums.js';
import { OrganizationCommandInput } from '../graphql/organization-command.input.js';
import { RESET_METHODS, type ResetMethod } from '../password-policy.js';

@InputType({ description: 'The kinds of characters a password must have.' })
export class PasswordClassesInput {
  @Field(() => Boolean, { description: 'An upper-case letter.' })
  @IsBoolean()
  readonly upper!: boolean;

  @Field(() => Boolean, { description: 'A lower-case letter.' })
  @IsBoolean()
  readonly lower!: boolean;

  @Field(() => Boolean, { description: 'A digit.' })
  @IsBoolean()
  readonly digit!: boolean;

  @Field(() => Boolean, { description: 'Anything else.' })
  @IsBoolean()
  readonly special!: boolean;
}

@InputType({ description: 'The new rules, all of them.' })
export class ChangePasswordPolicyInput extends OrganizationCommandInput {
  @Field(() => Int, { description: 'Fewest characters, 8 to 64.' })
  @IsInt()
  readonly minLength!: number;

  @Field(() => Int, { description: 'Most characters, 64 to 256.' })
  @IsInt()
  readonly maxLength!: number;

  @Field(() => PasswordClassesInput, { description: 'The kinds of characters it must have.' })
  @ValidateNested()
  @Type(() => PasswordClassesInput)
  readonly classes!: PasswordClassesInput;

  @Field(() => Boolean, { description: 'Whether names, addresses and birthdays are refused.' })
  @IsBoolean()
  readonly forbidPersonal!: boolean;

  @Field(() => ResetMethodEnum, { description: 'How a reset hands the mailbox back.' })
  @IsIn(RESET_METHODS)
  readonly resetMethod!: ResetMethod;

  @Field(() => Int, { description: 'Hours that a temporary password is good for, 1 to 168.' })
  @IsInt()
  readonly temporaryPasswordHours!: number;

  @Field(() => Int, { description: 'Minutes that a link is good for, 10 to 1440.' })
  @IsInt()
  readonly linkMinutes!: number;
}
