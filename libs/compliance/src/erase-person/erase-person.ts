import { createHash } from 'node:crypto';
import { USER_LIST } from '@keyledger/accounts';
import { RecordErasure } from '@keyledger/employees';
import {
  AggregateStore,
  canonicalJson,
  DataKeys,
  EventStore,
  type CommandContext,
  type Position,
} from '@keyledger/event-store';
import { Clock, type Decision } from '@keyledger/kernel';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ERASURE_POLICY } from '../erasure/change-erasure.js';
import type { NewErasureEvent } from '../erasure/erasure.events.js';
import { activeHolds, erasureAggregate, type Erasure } from '../erasure/erasure.state.js';
import { ErasureSubjects } from '../erasure/erasure-subjects.js';
import { PersonTraces } from './person-traces.js';

/** The work cannot go on at this moment; whoever asked for it tries again. */
export class ErasureDelayed extends Error {
  override readonly name = 'ErasureDelayed';
}

const WAIT_MS = 10_000;

/**
 * Carries an approved erasure out, step by step: each is done, then recorded, and one that was done and not recorded is
 * done again without harm. So it goes on after a crash between any two of them.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly store: EventStore,
    private readonly aggregates: AggregateStore,
    private readonly keys: DataKeys,
    private readonly subjects: ErasureSubjects,
    private readonly commands: CommandBus,
    private readonly traces: PersonTraces,
    private readonly positions: ReadPositions,
    private readonly clock: Clock,
  ) {}

  /** Does everything that is left. @throws ErasureDelayed */
  async carryOut(employeeId: string, correlationId: string): Promise<void> {
    while (await this.step(employeeId, correlationId));
  }

  /** Does the next step. @returns whether there may be another. @throws ErasureDelayed */
  async step(employeeId: string, correlationId: string): Promise<boolean> {
    const { state } = await this.aggregates.load(erasureAggregate, employeeId);
    if (state.certificate || state.stopped || !state.approval.decision?.approved) return false;
    const record = (step: string, decide: (erasure: Erasure) => Decision<NewErasureEvent>) =>
      this.record(employeeId, { ...state, correlationId }, step, decide);
    const requestId = state.requestId ?? '';
    if (!state.started) return this.begin(employeeId, state, record);
    if (!state.keyIds) {
      await this.keys.destroyKeys(employeeId);
      const keyIds = [...(await this.keys.destroyedKeysOf(employeeId))];
      return record('keys', () => [{ type: 'PersonKeysDestroyed', data: { requestId, keyIds } }]);
    }
    if (!state.traces) {
      const context = contextOf(state, `${requestId}:person`, correlationId);
      const erased = await this.commands.execute(new RecordErasure(context, employeeId));
      if (erased.outcome === 'rejected') throw new ErasureDelayed(erased.rejection.code);
      const deleted = await this.traces.remove(employeeId);
      if (erased.position) await this.shown(erased.position);
      return record('traces', () => [
        { type: 'PersonTracesDeleted', data: { requestId, ...deleted } },
      ]);
    }
    return record('certificate', certified);
  }

  /** The second look: what was true when it was approved need not be so any more. */
  private async begin(
    employeeId: string,
    { organizationId }: Erasure,
    record: (
      step: string,
      decide: (erasure: Erasure) => Decision<NewErasureEvent>,
    ) => Promise<boolean>,
  ): Promise<boolean> {
    // Whatever was written by now about whose mailboxes are whose.
    await this.shown(await this.store.headPosition());
    const owns = await this.subjects.ownsMailbox(organizationId, employeeId);
    return record('begin', (erasure) => {
      const requestId = erasure.requestId ?? '';
      const held = activeHolds(erasure, this.clock.now()).length > 0;
      if (!owns && !held) return [{ type: 'ErasureStarted', data: { requestId } }];
      const code = held ? 'LegalHoldActive' : 'StillOwnsMailbox';
      return [{ type: 'ErasureStopped', data: { requestId, code } }];
    });
  }

  private async shown(position: Position): Promise<void> {
    const { stale } = await this.positions.waitFor([USER_LIST], position, WAIT_MS);
    if (stale) throw new ErasureDelayed('The list of people is behind the erasure');
  }

  private async record(
    employeeId: string,
    state: Pick<Erasure, 'organizationId' | 'requestId'> & { readonly correlationId: string },
    step: string,
    decide: (erasure: Erasure) => Decision<NewErasureEvent>,
  ): Promise<boolean> {
    const executed = await this.aggregates.execute({
      aggregate: erasureAggregate,
      id: employeeId,
      context: contextOf(state, `${state.requestId}:${step}`, state.correlationId),
      decide,
    });
    if (executed.outcome === 'rejected') throw new ErasureDelayed(executed.rejection.code);
    return executed.state.certificate === null;
  }
}

function contextOf(
  { organizationId }: Pick<Erasure, 'organizationId'>,
  commandId: string,
  correlationId: string,
): CommandContext {
  return {
    organizationId,
    actor: { kind: 'SYSTEM', id: 'erase-person', role: null },
    commandId,
    correlationId,
    policyVersion: ERASURE_POLICY,
  };
}

function certified({ requestId, legalBasis, keyIds, traces }: Erasure): NewErasureEvent[] {
  if (!requestId || !legalBasis || !keyIds || !traces) return [];
  const algorithm = 'AES-256-GCM' as const;
  const told = { requestId, legalBasis, keyIds: [...keyIds], algorithm, ...traces };
  const digest = createHash('sha256').update(canonicalJson(told)).digest('hex');
  return [{ type: 'ErasureCompleted', data: { ...told, digest } }];
}
