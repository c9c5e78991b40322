import {
  Access,
  CurrentPrincipal,
  RequestInfo,
  type Principal,
  type RequestContext,
} from '@keyledger/graphql';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { PasswordRequirementsQuery } from './password-requirements.query.js';

@ObjectType({ description: 'One rule that a new password must keep.' })
export class PasswordRequirement {
  @Field(() => String, { description: 'The rule, for programs; refusals name the same codes.' })
  readonly code!: string;

  @Field(() => String, { description: 'The rule, for people, in the caller’s language.' })
  readonly sentence!: string;

  @Field(() => Boolean, {
    description:
      'Whether it can be checked; false where a fact is not on record, such as a birthday (NOT_CHECKED).',
  })
  readonly checked!: boolean;
}

@Resolver()
export class PasswordRequirementsResolver {
  constructor(private readonly query: PasswordRequirementsQuery) {}

  @Query(() => [PasswordRequirement], {
    description: 'What the caller’s own next password must be.',
  })
  @Access({ roles: 'ANY_SIGNED_IN', evenIfMustChange: true })
  async passwordRequirements(
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<readonly PasswordRequirement[]> {
    if (!principal.accountId) return [];
    return this.query.of(principal.accountId, request.locale);
  }
}
