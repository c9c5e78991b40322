import type { RecordedEvent } from '@keyledger/event-store';
import { BackOff } from '../back-off.js';
import type { Reactor } from '../reactor.js';
import type { RunnerObserver } from '../runner-observer.port.js';
import { RunEnded } from '../until-available.js';
import { isUnavailability } from '../unavailability.js';

/** The reactor failed at this event as often as it may, for a reason that waiting does not mend. */
export class ReactionFailed extends Error {
  override readonly name = 'ReactionFailed';
}

/**
 * Reacts, again and again while something is out of reach, and at most `tries` times when it fails otherwise.
 * @throws ReactionFailed with the last error as its cause; RunEnded when told to end.
 */
export async function reactToEvent(
  reactor: Reactor,
  event: RecordedEvent,
  tries: number,
  signal: AbortSignal,
  observer: RunnerObserver,
): Promise<void | 'NOTHING_TO_DO'> {
  const backOff = new BackOff();
  for (let failures = 0; ;) {
    if (signal.aborted) throw new RunEnded(reactor.name);
    try {
      return await reactor.react(event);
    } catch (error) {
      observer.interrupted?.(`reactor ${reactor.name}`, error);
      if (!isUnavailability(error)) failures += 1;
      if (failures >= tries) throw new ReactionFailed(reactor.name, { cause: error });
      await backOff.wait(signal);
    }
  }
}
