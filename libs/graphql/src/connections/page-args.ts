import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

/** Which part of a list: the arguments of every connection; list arguments extend it. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE_SIZE,
    description: 'How many, at most 200.',
  })
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  readonly first: number = DEFAULT_PAGE_SIZE;

  @Field(() => String, {
    nullable: true,
    description: 'Continue after this cursor; it must come from the same filter and order.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  readonly after?: string | null;
}
