import { ActOnAccount, type Target } from '@keyledger/accounts';
import { AggregateStore } from '@keyledger/event-store';
import { isRejection, reject, type Rejection, type Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { MaySucceed } from './may-succeed.js';
import { ownerChangeAggregate, type OwnerChange } from './owner-change.state.js';

export interface TargetedChange {
  readonly change: OwnerChange;
  readonly target: Target;
}

/** Whether the caller may act on a change of owner: on its mailbox, and on whom it passes to. */
@Injectable()
export class ActOnChange {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnAccount,
    private readonly successors: MaySucceed,
  ) {}

  /** Unknown and foreign changes are `NotFound` alike. */
  async target(scope: Scope, changeId: string): Promise<TargetedChange | Rejection> {
    const { state: change } = await this.aggregates.load(ownerChangeAggregate, changeId);
    const foreign = change.organizationId !== scope.organizationId;
    if (!change.started || foreign) return reject('NotFound');
    const target = await this.authority.target(scope, change.accountId);
    if (isRejection(target)) return target;
    const { newOwnerId } = change;
    // A new owner who is gone by now hinders nobody from giving the change up.
    const refusal =
      newOwnerId && (await this.successors.refusal(scope, scope.organizationId, newOwnerId));
    const gone = ['EmployeeUnknown', 'EmployeeHasLeft'];
    return refusal && !gone.includes(refusal.code) ? refusal : { change, target };
  }
}
