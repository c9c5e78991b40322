import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, Matches } from 'class-validator';

/** What every command says that may be sent twice. */
@InputType({ isAbstract: true })
export abstract class RepeatableInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Made by the client; the same id twice has one effect.',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9._:-]{8,100}$/)
  readonly commandId?: string | null;
}
