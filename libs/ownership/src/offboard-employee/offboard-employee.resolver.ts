import { ReasonedCommandInput } from '@keyledger/accounts';
import {
  Access,
  commandContext,
  CurrentScope,
  defineProblem,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { optionalPlainId, plainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsISO8601,
  IsOptional,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { OffboardingPayload } from '../graphql/offboarding.type.js';
import { SUCCESSOR_PROBLEMS } from '../graphql/owner-change-command.input.js';
import { MOST_PLANNED } from '../offboarding/offboarding.events.js';
import { OffboardEmployee } from './offboard-employee.command.js';

@InputType({ description: 'To whom one mailbox passes.' })
export class PlannedMailboxInput {
  @Field(() => ID, { description: 'Global id of the account.' })
  @MaxLength(100)
  readonly accountId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of its new owner; without it, it is frozen until one is named.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly newOwnerId?: string | null;
}

@InputType({ description: 'Who leaves, when, and who gets their mailboxes.' })
export class OffboardEmployeeInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id of the employee.' })
  @MaxLength(100)
  readonly employeeId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The last day, `YYYY-MM-DD`: it begins at its end, in the organization’s zone. Without it, at once.',
  })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  readonly lastDay?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Global id of who gets every mailbox that the plan does not name; without it, these are frozen until somebody is named.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly successorId?: string | null;

  @Field(() => [PlannedMailboxInput], {
    nullable: true,
    description: 'Mailboxes that go to somebody else, at most 100.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PLANNED)
  @ValidateNested({ each: true })
  @Type(() => PlannedMailboxInput)
  readonly plan?: readonly PlannedMailboxInput[] | null;

  @Field(() => String, { nullable: true, description: 'A note about the person.' })
  @IsOptional()
  @MaxLength(500)
  readonly note?: string | null;
}

export const OffboardEmployeeResult = mutationResult('OffboardEmployeeResult', OffboardingPayload, [
  ...SUCCESSOR_PROBLEMS,
  defineProblem('LastOwner'),
]);

@Resolver()
export class OffboardEmployeeResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => OffboardEmployeeResult, {
    description:
      'Somebody leaves: nobody signs in as them any more, their role is taken back, and each of their mailboxes passes on, as one operation that can be watched.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'PERSON' })
  async offboardEmployee(
    @Args('input', {
      type: () => OffboardEmployeeInput,
      description: 'Who leaves, and what follows.',
    })
    input: OffboardEmployeeInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof OffboardEmployeeResult> {
    const order = {
      employeeId: plainId('Employee', input.employeeId),
      lastDay: input.lastDay ?? null,
      successorId: optionalPlainId('Employee', input.successorId),
      plan: (input.plan ?? []).map(({ accountId, newOwnerId }) => ({
        accountId: plainId('Account', accountId),
        newOwnerId: optionalPlainId('Employee', newOwnerId),
      })),
      note: input.note?.trim() || null,
    };
    const context = commandContext(scope, request, input);
    const changed = await this.commands.execute(new OffboardEmployee(scope, context, order));
    if (changed.outcome === 'rejected') return problemFrom(changed.rejection, request.locale);
    const { offboardingId, position } = changed;
    return { offboardingId, position };
  }
}
