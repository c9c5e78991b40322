import { Field, ObjectType } from '@nestjs/graphql';
import { Problem } from '../problems/problem.type.js';

/** What the caller may do with a node, so that no client works policy out again. */
@ObjectType({
  description: 'Whether the caller may do something with this object, and if not, why.',
})
export class AllowedAction {
  @Field(() => String, { description: 'The mutation’s name (`lockAccount`).' })
  readonly action!: string;

  @Field(() => Boolean, { description: 'Whether it would be allowed now.' })
  readonly allowed!: boolean;

  @Field(() => Problem, { nullable: true, description: 'Why not; null when it is allowed.' })
  readonly problem!: Problem | null;
}
