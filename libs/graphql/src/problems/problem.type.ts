import { Field, Int, InterfaceType, ObjectType } from '@nestjs/graphql';

/** One value a problem's message was made with. */
@ObjectType({ description: 'One value a problem’s message was made with.' })
export class ProblemParam {
  @Field(() => String, { description: 'What the value is.' })
  readonly name!: string;

  @Field(() => String, { description: 'The value as text; nothing secret.' })
  readonly value!: string;
}

/** Why something expected did not happen. Made by `problemFrom`, of a type made by `defineProblem`. */
@InterfaceType({
  description: 'Why something was not carried out. Expected, typed, in the caller’s language.',
  resolveType: (problem: Problem) => problem.__typename,
})
export abstract class Problem {
  /** The GraphQL type's name. */
  abstract readonly __typename: string;

  @Field(() => String, { description: 'The reason, for programs: never renamed or removed.' })
  readonly code!: string;

  @Field(() => String, { description: 'The reason, for people, in the caller’s language.' })
  readonly message!: string;

  @Field(() => [ProblemParam], {
    description: 'The values in the message, for clients’ own words.',
  })
  readonly params!: ProblemParam[];

  @Field(() => [String], {
    description: 'The input field at fault, from the outside in; empty when it is none.',
  })
  readonly path!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Whole seconds after which trying again makes sense.',
  })
  readonly retryAfter!: number | null;
}
