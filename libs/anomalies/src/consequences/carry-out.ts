import { accountAggregate, EndSessions, LockAccount, ResetPassword } from '@keyledger/accounts';
import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import type { Rejection } from '@keyledger/kernel';
import { OrganizationReader, type Consequence } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskOwner } from '../was-this-you/ask-owner.js';
import { systemScope } from './system-authority.js';

/** Null: it was carried out. Otherwise why it was withheld. */
export type WithheldFor = string | null;

/** What may pass by itself: worth another try. */
const PASSING = ['Busy', 'Conflict'];

interface ConsequenceToTake {
  readonly caseId: string;
  readonly accountId: string;
  readonly consequence: Consequence;
  /** Under which the account's own command is carried out once. */
  readonly context: CommandContext;
}

/** Takes one consequence by the account's own commands; safe to repeat under the same command id. */
@Injectable()
export class CarryOut {
  constructor(
    private readonly commands: CommandBus,
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly asking: AskOwner,
  ) {}

  /** @throws when it may succeed later. */
  async take({ caseId, accountId, consequence, context }: ConsequenceToTake): Promise<WithheldFor> {
    const scope = systemScope(context.organizationId);
    const reasoned = { ...context, reasonCode: 'ANOMALY' } as const;
    switch (consequence) {
      case 'TELL_EMPLOYEE':
        return this.asking.ask(caseId, context);
      case 'END_SESSIONS':
        return withheld(await this.commands.execute(new EndSessions(scope, reasoned, accountId)));
      case 'FORCE_RESET': {
        const named = { callerVerificationId: null, approvalId: null };
        const reset = new ResetPassword(scope, reasoned, accountId, named);
        return withheld(await this.commands.execute(reset));
      }
      case 'LOCK': {
        // An attacker who can make an owner's account look attacked must not be able to lock the owner out (ADR 13).
        if (await this.isOwner(context.organizationId, accountId)) {
          await this.commands.execute(new EndSessions(scope, reasoned, accountId));
          return 'OWNER_IS_NOT_LOCKED';
        }
        const lock = new LockAccount(scope, reasoned, accountId, null, null);
        return withheld(await this.commands.execute(lock));
      }
    }
  }

  private async isOwner(organizationId: string, accountId: string): Promise<boolean> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const { roles } = await this.organizations.state(organizationId);
    return account.kind === 'PERSONAL' && roles.get(account.ownerId)?.role === 'OWNER';
  }
}

type Outcome =
  | { readonly outcome: 'rejected'; readonly rejection: Rejection }
  | { readonly outcome: 'changed' | 'reset' };

function withheld(result: Outcome): WithheldFor {
  if (result.outcome !== 'rejected') return null;
  const { code } = result.rejection;
  if (PASSING.includes(code)) throw new Error(`A consequence has to wait: ${code}`);
  return code;
}
