import { ActOnEmployee } from '@keyledger/employees';
import { AggregateStore } from '@keyledger/event-store';
import { isRejection, reject } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OffboardingChanged } from '../offboard-employee/offboard-employee.command.js';
import { offboardingAggregate } from '../offboarding/offboarding.state.js';
import { AbortOffboarding } from './abort-offboarding.command.js';
import { decideAbortion } from './abort-offboarding.decider.js';

@CommandHandler(AbortOffboarding)
export class AbortOffboardingHandler implements ICommandHandler<AbortOffboarding> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnEmployee,
  ) {}

  async execute({ scope, context, offboardingId }: AbortOffboarding): Promise<OffboardingChanged> {
    const { state } = await this.aggregates.load(offboardingAggregate, offboardingId);
    const { organizationId } = scope;
    if (!state.started || state.organizationId !== organizationId) {
      return { outcome: 'rejected', rejection: reject('NotFound') };
    }
    const target = await this.authority.toRechannel(scope, organizationId, state.employeeId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };
    const executed = await this.aggregates.execute({
      aggregate: offboardingAggregate,
      id: offboardingId,
      context,
      decide: decideAbortion,
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'changed', offboardingId, position: executed.position };
  }
}
