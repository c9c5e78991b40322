import type { EventStore } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';
import { sleep } from '../back-off.js';
import type { EventDecoder } from '../event-decoder.port.js';
import { Generations } from '../generations/generations.js';
import type { Projection } from '../projection.js';
import { ProjectionRunner } from '../runner/projection-runner.js';
import { RebuildOvertaken, RebuildStopped } from './operation-errors.js';

const LOOK_EVERY_MS = 100;

/**
 * Builds a new generation beside the served one and resolves when reads were switched to it. The worker that
 * runs the projection does it; where there is none, this process does.
 * @throws RebuildStopped, RebuildOvertaken.
 */
export async function rebuild(
  postgres: Postgres,
  store: EventStore,
  decoder: EventDecoder,
  projection: Projection,
  batchSize: number,
): Promise<void> {
  const generations = new Generations(postgres);
  const { generation } = await generations.begin(projection);
  const standIn = new ProjectionRunner(postgres, store, decoder, [projection], { batchSize });
  await standIn.start();
  try {
    const { signal } = new AbortController();
    for (;;) {
      const row = (await generations.of([projection.name])).find(
        (one) => one.version === projection.version && one.generation === generation,
      );
      if (!row) throw new RebuildOvertaken(projection.name);
      if (row.state !== 'BUILDING') return;
      if (row.stop) throw new RebuildStopped(projection.name, row.stop.eventId, row.stop.reason);
      await sleep(LOOK_EVERY_MS, signal);
    }
  } finally {
    await standIn.stop();
  }
}
