import {
  accountAggregate,
  LockAccount,
  ResetPassword,
  UnlockAccount,
  type AccountChanged,
} from '@keyledger/accounts';
import { employeeAggregate, MoveEmployee } from '@keyledger/employees';
import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { derivedId, reject, type Scope } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { heldRole } from '@keyledger/sign-in';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ItemOutcome } from '../bulk-operation/bulk-operation.events.js';
import type { BulkOperation } from '../bulk-operation/bulk-operation.state.js';
import { BulkDelayed } from './bulk-delayed.js';

export interface WorkedOn {
  readonly accountId: string;
  readonly outcome: ItemOutcome;
  /** The problem code of what was refused. */
  readonly code: string | null;
}

/** What a command answers while there is too much to do: it is given again, not recorded as refused. */
const TRANSIENT: ReadonlySet<string> = new Set(['Busy', 'RateLimited']);

/** A link to set a password by is good without anybody seeing it; a list of passwords would be a list of secrets. */
const BY_LINK = 'LINK';
const NOTHING_NAMED = { callerVerificationId: null, approvalId: null };

/**
 * One account of an operation, by the accounts' own command in the name of whoever started it, with the powers that they have
 * at that moment. The command's id is the operation's and the account's, so that the same account again changes nothing.
 */
@Injectable()
export class WorkOnAccount {
  constructor(
    private readonly commands: CommandBus,
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
  ) {}

  /** Who started it, as they are now. */
  async starter({ organizationId, startedBy }: BulkOperation): Promise<Scope> {
    const organization = await this.organizations.state(organizationId);
    const { role, departmentIds } = heldRole(organization, startedBy, false);
    return { organizationId, departmentIds, role, actor: { kind: 'PERSON', id: startedBy, role } };
  }

  /** @throws BulkDelayed */
  async work(operationId: string, operation: BulkOperation, accountId: string): Promise<WorkedOn> {
    const scope = await this.starter(operation);
    const context = contextOf(operationId, operation, accountId, scope);
    const answer = await this.send(scope, context, operation, accountId);
    if (answer.outcome !== 'rejected') {
      return { accountId, outcome: answer.unchanged ? 'UNCHANGED' : 'DONE', code: null };
    }
    const { code } = answer.rejection;
    if (TRANSIENT.has(code)) throw new BulkDelayed(code);
    return { accountId, outcome: 'REFUSED', code };
  }

  /** Whether it was changed by this operation, as far as its last commands tell. */
  async wasDone(
    operationId: string,
    operation: BulkOperation,
    accountId: string,
  ): Promise<boolean> {
    const context = contextOf(operationId, operation, accountId, await this.starter(operation));
    const { ownerId } = (await this.aggregates.load(accountAggregate, accountId)).state;
    const asked = { context, decide: () => [] };
    const answer =
      operation.order.action === 'MOVE'
        ? await this.aggregates.execute({ ...asked, aggregate: employeeAggregate, id: ownerId })
        : await this.aggregates.execute({ ...asked, aggregate: accountAggregate, id: accountId });
    return answer.outcome === 'repeated';
  }

  private async send(
    scope: Scope,
    context: CommandContext,
    { order }: BulkOperation,
    accountId: string,
  ): Promise<AccountChanged> {
    switch (order.action) {
      case 'LOCK':
        return this.commands.execute(
          new LockAccount(scope, context, accountId, order.until, order.note),
        );
      case 'UNLOCK':
        return this.commands.execute(new UnlockAccount(scope, context, accountId, order.note));
      case 'RESET_PASSWORD': {
        const reasoned = { ...context, reasonCode: order.reasonCode ?? 'ADMIN' };
        const reset = new ResetPassword(scope, reasoned, accountId, NOTHING_NAMED, BY_LINK);
        const answer = await this.commands.execute(reset);
        return answer.outcome === 'rejected'
          ? answer
          : { outcome: 'changed', position: answer.position };
      }
      case 'EXPORT':
        throw new Error('An export is written by whoever reads it');
      case 'MOVE':
        return this.move(scope, context, accountId, order.departmentId);
    }
  }

  /** Whose mailbox it is at this moment moves. */
  private async move(
    scope: Scope,
    context: CommandContext,
    accountId: string,
    departmentId: string | null,
  ): Promise<AccountChanged> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    if (!account.provisioned) return { outcome: 'rejected', rejection: reject('NotFound') };
    const moved = await this.commands.execute(
      new MoveEmployee(scope, context, account.ownerId, departmentId),
    );
    if (moved.outcome === 'rejected') return moved;
    const { outcome, position } = moved;
    return { outcome: 'changed', position, unchanged: outcome === 'unchanged' };
  }
}

/** The operation's id correlates all that it led to. */
function contextOf(
  operationId: string,
  { organizationId, order }: BulkOperation,
  accountId: string,
  { actor }: Scope,
): CommandContext {
  const { reasonCode, ticket } = order;
  return {
    organizationId,
    actor,
    commandId: derivedId(operationId, accountId),
    correlationId: operationId,
    ...(reasonCode === null ? {} : { reasonCode }),
    ...(ticket === null ? {} : { ticket }),
  };
}
