import { accountAggregate } from '@keyledger/accounts';
import { ActOnEmployee } from '@keyledger/employees';
import { AggregateStore, idMadeBy } from '@keyledger/event-store';
import { Clock, isRejection, reject, type Rejection } from '@keyledger/kernel';
import { isLastOwner, OrganizationReader } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MaySucceed } from '../owner-change/may-succeed.js';
import { offboardingAggregate } from '../offboarding/offboarding.state.js';
import { OffboardEmployee, type OffboardingChanged } from './offboard-employee.command.js';
import { decideOffboarding } from './offboard-employee.decider.js';

@CommandHandler(OffboardEmployee)
export class OffboardEmployeeHandler implements ICommandHandler<OffboardEmployee> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly authority: ActOnEmployee,
    private readonly successors: MaySucceed,
    private readonly clock: Clock,
  ) {}

  async execute(command: OffboardEmployee): Promise<OffboardingChanged> {
    const { context, order } = command;
    const offboardingId = idMadeBy(context, 'offboarding');
    const { state: before } = await this.aggregates.load(offboardingAggregate, offboardingId);
    // What was started before is not asked about again: the person may have left by now.
    const rejection = before.started ? null : await this.refusal(command);
    if (rejection) return { outcome: 'rejected', rejection };
    const { timeZone } = await this.organizations.state(context.organizationId);
    const plan = { order, timeZone, now: this.clock.now() };
    const executed = await this.aggregates.execute({
      aggregate: offboardingAggregate,
      id: offboardingId,
      context,
      decide: (offboarding) => decideOffboarding(plan, offboarding),
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'changed', offboardingId, position: executed.position };
  }

  private async refusal({ scope, context, order }: OffboardEmployee): Promise<Rejection | null> {
    const { organizationId } = context;
    const { employeeId, successorId, plan } = order;
    const target = await this.authority.toRechannel(scope, organizationId, employeeId);
    if (isRejection(target)) return target;
    if (target.employee.left) return reject('EmployeeHasLeft', { path: ['employeeId'] });
    if (isLastOwner(target.organization, employeeId)) return reject('LastOwner');
    for (const { accountId } of plan) {
      const { state } = await this.aggregates.load(accountAggregate, accountId);
      if (state.ownerId !== employeeId) return reject('InvalidInput', { path: ['plan'] });
    }
    const named = [successorId, ...plan.map(({ newOwnerId }) => newOwnerId)];
    for (const id of new Set(named)) {
      // They themselves are the decider's matter.
      if (id === null || id === employeeId) continue;
      const refusal = await this.successors.refusal(scope, organizationId, id);
      if (refusal) return refusal;
    }
    return null;
  }
}
