import { Secret } from '@keyledger/kernel';
import {
  Access,
  DateTime,
  defineProblem,
  MutationPayload,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { SignInWithPassword } from '@keyledger/sign-in';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsOptional, MaxLength } from 'class-validator';
import { SessionCookies } from '../session-cookies.js';

@InputType({ description: 'Who signs in, and how the session is carried on.' })
export class SignInInput {
  @Field(() => String, { description: 'The mailbox’s address.' })
  @MaxLength(320)
  readonly address!: string;

  @Field(() => String, { description: 'Its password, a temporary one included.' })
  @MaxLength(1024)
  readonly password!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Answer a bearer token instead of setting a cookie: for clients that are no browsers.',
  })
  @IsOptional()
  @IsBoolean()
  readonly wantsToken?: boolean | null;
}

@ObjectType({ description: 'A session has begun.' })
export class SignedIn extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Send it as `Authorization: Bearer …`; null when the session is in a cookie.',
  })
  readonly token!: string | null;

  @Field(() => Boolean, {
    description: 'Nothing is open but `changePassword`, `me` and `signOut`; then sign in again.',
  })
  readonly mustChangePassword!: boolean;

  @Field(() => DateTime, { description: 'When the session is over at the latest.' })
  readonly expiresAt!: Date;
}

export const SignInOutcome = mutationResult('SignInResult', SignedIn, [
  defineProblem('SignInRefused'),
]);

@Resolver()
export class SignInResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookies: SessionCookies,
  ) {}

  @Mutation(() => SignInOutcome, {
    description:
      'Signs in by address and password. Every reason to refuse that an outsider must not learn is `SignInRefused`.',
  })
  @Access({ roles: 'ANONYMOUS', target: 'OPEN' })
  async signIn(
    @Args('input', { type: () => SignInInput, description: 'Address and password.' })
    { address, password, wantsToken }: SignInInput,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof SignInOutcome> {
    const { network, userAgent, device, correlationId } = request;
    const client = wantsToken ? 'API' : 'WEB';
    const secret = new Secret(password);
    const result = await this.commands.execute(
      new SignInWithPassword({
        address,
        password: secret,
        network,
        userAgent,
        client,
        device,
        correlationId,
      }),
    );
    if (result.outcome === 'rejected') return problemFrom(result.rejection, request.locale);
    const { token, mustChangePassword, expiresAt, position } = result;
    if (!wantsToken) {
      this.cookies.setFor(request, token);
      this.cookies.rememberDevice(request, result.newDevice);
    }
    return { token: wantsToken ? token.reveal() : null, mustChangePassword, expiresAt, position };
  }
}
