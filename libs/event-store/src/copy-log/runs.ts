import type { StoredEvent } from '../event-store.port.js';

/** Most events that are appended at once. */
const LONGEST = 32;

/** The same events in the same order, in pieces that one append can write: each of one stream. */
export async function* runsOf(
  events: AsyncIterable<StoredEvent>,
): AsyncGenerator<readonly StoredEvent[], void> {
  let run: StoredEvent[] = [];
  for await (const event of events) {
    if (run.length === LONGEST || (run[0] && run[0].stream !== event.stream)) {
      yield run;
      run = [];
    }
    run.push(event);
  }
  if (run.length > 0) yield run;
}
