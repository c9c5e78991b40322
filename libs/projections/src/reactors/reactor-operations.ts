import type { EventStore } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';
import { lagSeconds } from '../lag.js';
import { NotStoppedThere } from '../operations/operation-errors.js';
import type { Stop } from '../generations/generation.js';
import { ReactorStates } from './reactor-states.js';
import type { ReactorState } from './reactor-states.js';

export interface ReactorStatus extends ReactorState {
  /** Age of the oldest event that it has not handled or passed over; 0 at the end of the log. */
  readonly lagSeconds: number;
}

/** An operator's decision that a reactor leaves an event out. */
export interface ReactorSkip {
  readonly reactor: string;
  readonly stop: Stop;
  readonly by: string;
}

/** What operators, health and metrics ask of reactors; works from any process. */
export class ReactorOperations {
  private readonly states: ReactorStates;

  constructor(
    postgres: Postgres,
    private readonly store: EventStore,
    private readonly names: readonly string[],
  ) {
    this.states = new ReactorStates(postgres);
  }

  async status(now = new Date()): Promise<ReactorStatus[]> {
    const statuses: ReactorStatus[] = [];
    for (const state of await this.states.of(this.names))
      statuses.push({
        ...state,
        lagSeconds: await lagSeconds(this.store, state.checkpoint, now),
      });
    return statuses;
  }

  /** Those that stopped at an event: health is degraded while there are any. */
  async stopped(): Promise<ReactorState[]> {
    return (await this.states.of(this.names)).filter(({ stop }) => stop !== null);
  }

  /** Lets a stopped reactor go on behind the event. The act is recorded first. @throws NotStoppedThere. */
  async skip(
    name: string,
    eventId: string,
    by: string,
    recordSkip: (skip: ReactorSkip) => Promise<void>,
  ): Promise<void> {
    const state = (await this.stopped()).find(
      (one) => one.name === name && one.stop?.eventId === eventId,
    );
    if (!state?.stop) throw new NotStoppedThere(name, eventId);
    await recordSkip({ reactor: name, stop: state.stop, by });
    await this.states.pass(name, state.stop);
  }
}
