import { ActOnAccount } from '@keyledger/accounts';
import { AggregateStore } from '@keyledger/event-store';
import { isRejection, reject, type Rejection, type Scope } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { anomalyCaseAggregate, type AnomalyCase } from '../case/anomaly-case.state.js';
import { GiveVerdict, type CaseChanged } from './give-verdict.command.js';
import { decideVerdict } from './give-verdict.decider.js';

@CommandHandler(GiveVerdict)
export class GiveVerdictHandler implements ICommandHandler<GiveVerdict> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnAccount,
  ) {}

  async execute({ scope, context, caseId, verdict }: GiveVerdict): Promise<CaseChanged> {
    const { state } = await this.aggregates.load(anomalyCaseAggregate, caseId);
    const refused = await this.mayNot(scope, state);
    if (refused) return { outcome: 'rejected', rejection: refused };
    const executed = await this.aggregates.execute({
      aggregate: anomalyCaseAggregate,
      id: caseId,
      context,
      decide: (current) => decideVerdict(verdict, current),
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'changed', caseId, position: executed.position };
  }

  /** Nobody decides on their own case, nor on one of whom they may not act on; many accounts need the whole organization. */
  private async mayNot(scope: Scope, state: AnomalyCase): Promise<Rejection | null> {
    if (!state.opened || state.organizationId !== scope.organizationId) return reject('NotFound');
    const { accountId } = state.opened;
    if (accountId === null) return scope.departmentIds === null ? null : reject('NotFound');
    const target = await this.authority.target(scope, accountId);
    return isRejection(target) ? target : null;
  }
}
