import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Matches, Min } from 'class-validator';

/** What every change of an organization says about itself. */
@InputType({ isAbstract: true })
export abstract class OrganizationCommandInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Made by the client; the same id twice has one effect.',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9._:-]{8,100}$/)
  readonly commandId?: string | null;

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
