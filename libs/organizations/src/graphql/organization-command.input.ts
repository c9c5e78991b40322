import { RepeatableInput } from '@keyledger/graphql';
import { Field, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Min } from 'class-validator';

/** What every change of an organization says about itself. */
@InputType({ isAbstract: true })
export abstract class OrganizationCommandInput extends RepeatableInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The revision of the organization that the client saw; if it is another now, the answer is Conflict.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  readonly expectedRevision?: number | null;
}
