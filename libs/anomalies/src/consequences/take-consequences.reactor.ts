import { aggregateIdOf, AggregateStore, type RecordedEvent } from '@keyledger/event-store';
import { derivedId } from '@keyledger/kernel';
import { OrganizationReader, type Consequence } from '@keyledger/organizations';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import type { AnomalyCaseEvent } from '../case/anomaly-case.events.js';
import { anomalyCaseAggregate } from '../case/anomaly-case.state.js';
import { CarryOut } from './carry-out.js';
import { consequencesOf } from './consequences-of.js';
import { ANOMALIES } from './system-authority.js';

type Watched = Extract<
  AnomalyCaseEvent,
  { type: 'AnomalyCaseOpened' | 'AnomalyEvidenceAdded' | 'AnomalyVerdictGiven' }
>;

/** Takes what the policy of the moment asks for, each consequence of a case once, and writes down on the case what came of it. */
@Injectable()
export class TakeConsequencesReactor implements Reactor<Watched> {
  readonly name = 'take-anomaly-consequences';
  readonly eventTypes = [
    'AnomalyCaseOpened',
    'AnomalyEvidenceAdded',
    'AnomalyVerdictGiven',
  ] as const;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly carryOut: CarryOut,
  ) {}

  async react(event: RecordedEvent<Watched>): Promise<void> {
    const caseId = aggregateIdOf(event.stream);
    const { state } = await this.aggregates.load(anomalyCaseAggregate, caseId);
    const { anomalyPolicy } = await this.organizations.state(event.metadata.organizationId);
    for (const consequence of consequencesOf(state, anomalyPolicy)) {
      if (state.taken.some((taken) => taken.consequence === consequence)) continue;
      await this.take(
        event,
        caseId,
        state.opened?.accountId ?? '',
        consequence,
        anomalyPolicy.version,
      );
    }
  }

  private async take(
    { eventId, metadata }: RecordedEvent,
    caseId: string,
    accountId: string,
    consequence: Consequence,
    policyVersion: number,
  ): Promise<void> {
    const { organizationId, correlationId } = metadata;
    const context = {
      organizationId,
      actor: ANOMALIES,
      // Of the case, not of the event: whichever event made it due, it is done once.
      commandId: derivedId('anomaly-consequence', caseId, consequence),
      correlationId,
      causationId: eventId,
    };
    const code = await this.carryOut.take({ caseId, accountId, consequence, context });
    const outcome = code === null ? 'DONE' : 'WITHHELD';
    const recorded = await this.aggregates.execute({
      aggregate: anomalyCaseAggregate,
      id: caseId,
      context: {
        ...context,
        commandId: derivedId('anomaly-consequence-taken', caseId, consequence),
        policyVersion,
      },
      decide: (state) =>
        state.taken.some((taken) => taken.consequence === consequence)
          ? []
          : [
              {
                type: 'AnomalyConsequenceTaken' as const,
                data: { consequence, accountId, outcome, code } as const,
              },
            ],
    });
    if (recorded.outcome === 'rejected') throw new Error(recorded.rejection.code);
  }
}
