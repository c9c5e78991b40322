import { BackOff } from './back-off.js';
import type { RunnerObserver } from './runner-observer.port.js';
import { isUnavailability } from './unavailability.js';

/** The runner was told to end while it waited for something to come back. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}

/**
 * Carries out a step, and again for as long as what it needs is out of reach.
 * @throws what the step throws for any other reason; RunEnded when the signal fired before it came back.
 */
export async function untilAvailable<Result>(
  what: string,
  step: () => Promise<Result>,
  signal: AbortSignal,
  observer: RunnerObserver,
): Promise<Result> {
  const backOff = new BackOff();
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!isUnavailability(error)) throw error;
      if (signal.aborted) throw new RunEnded(what);
      observer.interrupted?.(what, error);
      await backOff.wait(signal);
    }
  }
}
