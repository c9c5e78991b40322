import { connectionOf, DateTime, PersonalText } from '@keyledger/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { FailureReason } from '../read-models/sign-in-facts.js';
import { SignInFailureEnum, SignInOutcomeEnum } from './history-enums.js';

@ObjectType('SignIn', {
  description:
    'A try to sign in to a mailbox that there is. Tries at others are counted, not listed.',
})
export class SignInNode {
  /** Not shown: the account is a field of its own. */
  readonly accountId!: string;

  @Field(() => ID, { description: 'The id of its event.' })
  readonly eventId!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  readonly at!: Date;

  @Field(() => SignInOutcomeEnum, { description: 'How it went.' })
  readonly outcome!: 'SUCCEEDED' | 'FAILED';

  @Field(() => SignInFailureEnum, { nullable: true, description: 'Why it failed.' })
  readonly reason!: FailureReason | null;

  @Field(() => String, { description: 'With what: `WEB`, `API`, `MAIL_CLIENT` or `OTHER`.' })
  readonly client!: string;

  @Field(() => Boolean, {
    description: 'Whether the network was one that the organization had named as its own.',
  })
  readonly knownNetwork!: boolean;

  @Field(() => PersonalText, { description: 'The network address it came from.' })
  readonly network!: PersonalText;

  @Field(() => PersonalText, {
    description: 'Where that is: ISO 3166-1, two letters; null where nobody knows.',
  })
  readonly country!: PersonalText;

  @Field(() => PersonalText, { description: 'The number of its autonomous system (RFC 6793).' })
  readonly autonomousSystem!: PersonalText;

  @Field(() => PersonalText, { description: 'Browser and system, as they call themselves.' })
  readonly software!: PersonalText;
}

export const SignInConnection = connectionOf(SignInNode, 'SignIn');
