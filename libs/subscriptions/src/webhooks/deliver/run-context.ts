import type { EventStore } from '@keyledger/event-store';
import type { LogFeed, RunnerObserver } from '@keyledger/projections';
import type { Audience } from '../../feed/audience.js';
import type { ToldEvents } from '../../feed/told-events.js';
import type { PauseCause } from '../subscription.events.js';
import type { Courier } from './courier.js';
import type { DeliveryRows } from './delivery-rows.js';
import type { ReceiverHealth } from './receiver-health.js';
import type { TakenEvents } from './taken-events.js';
import type { Wakeable } from './wakeable.js';

/** Before something is tried again that failed here, and not at the receiver. */
export const OWN_FAULT_MS = 1_000;
/** How often the clock is looked at while something waits for it: it may have jumped. */
export const LOOK_MS = 1_000;

/** What a run is given. */
export interface RunParts {
  readonly store: EventStore;
  readonly feed: LogFeed;
  readonly rows: DeliveryRows;
  readonly told: ToldEvents;
  readonly courier: Courier;
  readonly audience: Audience;
  readonly observer: RunnerObserver;
  readonly now: () => number;
  /** Asks for the subscription to be paused; this run goes on until it is ended. */
  readonly pause: (cause: PauseCause) => void;
}

/** What taking, delivering and writing progress share in one run. */
export interface RunContext extends RunParts {
  readonly subscriptionId: string;
  readonly taken: TakenEvents;
  readonly health: ReceiverHealth;
  /** Woken when a try is over, and when the run is to end. */
  readonly room: Wakeable;
  /** Aborted: nothing more is started. */
  readonly ending: AbortSignal;
}
