import { Secret } from '@keyledger/kernel';
import {
  Access,
  commandContext,
  CurrentPrincipal,
  mutationResult,
  problemFrom,
  RequestInfo,
  scopeOf,
  unauthenticated,
  type Principal,
  type RequestContext,
  RepeatableInput,
} from '@keyledger/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { AccountPayload } from '../graphql/account-payload.type.js';
import { PASSWORD_PROBLEMS } from '../graphql/account-problems.js';
import { ChangePassword } from './change-password.command.js';

@InputType({ description: 'The caller’s own password, now and next.' })
export class ChangePasswordInput extends RepeatableInput {
  @Field(() => String, { description: 'The password in force, a temporary one included.' })
  @MaxLength(1024)
  readonly currentPassword!: string;

  @Field(() => String, {
    description: 'The next one; `passwordRequirements` says what it must be.',
  })
  @MaxLength(1024)
  readonly newPassword!: string;
}

export const ChangePasswordResult = mutationResult(
  'ChangePasswordResult',
  AccountPayload,
  PASSWORD_PROBLEMS,
);

@Resolver()
export class ChangePasswordResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ChangePasswordResult, {
    description:
      'Changes the caller’s own password. All their sessions end, this one included: sign in again.',
  })
  @Access({ roles: 'ANY_SIGNED_IN', evenIfMustChange: true, target: 'OWN' })
  async changePassword(
    @Args('input', { type: () => ChangePasswordInput, description: 'The two passwords.' })
    input: ChangePasswordInput,
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ChangePasswordResult> {
    const { accountId } = principal;
    if (!accountId) throw unauthenticated();
    const context = commandContext(scopeOf(principal), request, { commandId: input.commandId });
    const { currentPassword, newPassword } = input;
    const changed = await this.commands.execute(
      new ChangePassword(context, accountId, new Secret(currentPassword), new Secret(newPassword)),
    );
    if (changed.outcome === 'rejected') return problemFrom(changed.rejection, request.locale);
    return { accountId, position: changed.position };
  }
}
