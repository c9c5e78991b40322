import { RepeatableInput } from '@keyledger/graphql';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, Matches, MaxLength } from 'class-validator';

/** What every command on people says about itself. */
@InputType({ isAbstract: true })
export abstract class CommandInput extends RepeatableInput {
  @Field(() => String, {
    nullable: true,
    description: 'Reference of the request in the help desk’s own system; no personal data.',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._/#-]{0,63}$/)
  readonly ticket?: string | null;
}

/** A command on one who is there. */
@InputType({ isAbstract: true })
export abstract class EmployeeCommandInput extends CommandInput {
  @Field(() => ID, { description: 'Global id of the employee.' })
  @MaxLength(100)
  readonly employeeId!: string;
}
