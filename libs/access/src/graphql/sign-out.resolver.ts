import { reject } from '@keyledger/kernel';
import {
  Access,
  CurrentPrincipal,
  MutationPayload,
  mutationResult,
  problemFrom,
  RequestInfo,
  scopeOf,
  type Principal,
  type RequestContext,
} from '@keyledger/graphql';
import { SignOut } from '@keyledger/sign-in';
import { CommandBus } from '@nestjs/cqrs';
import { Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { SessionCookies } from '../session-cookies.js';

@ObjectType({ description: 'The session is over.' })
export class SignedOutPayload extends MutationPayload {}

export const SignOutResult = mutationResult('SignOutResult', SignedOutPayload);

@Resolver()
export class SignOutResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookies: SessionCookies,
  ) {}

  @Mutation(() => SignOutResult, { description: 'Ends the session that this request came in.' })
  @Access({ roles: 'ANY_SIGNED_IN', evenIfMustChange: true, target: 'OWN' })
  async signOut(
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof SignOutResult> {
    const { accountId, sessionId } = principal;
    if (!accountId) return problemFrom(reject('Forbidden'), request.locale);
    const { actor, organizationId } = scopeOf(principal);
    const { correlationId } = request;
    const ended = await this.commands.execute(
      new SignOut({ sessionId, accountId, organizationId, actor, correlationId }),
    );
    this.cookies.clearFor(request);
    return { position: ended.position };
  }
}
