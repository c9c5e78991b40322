import type { Position } from '@keyledger/event-store';
import type { ReadPositions } from '@keyledger/projections';
import type { RequestContext } from '../access/request-context.js';

/**
 * For the changed node of a mutation's payload: waits until the projections it is read from have passed the
 * mutation's own position, at most 2 s; the response is marked stale when they have not. Called by the field's
 * resolver, so that nobody waits for a node that was not selected.
 */
export async function readAtLeast(
  request: Pick<RequestContext, 'touched' | 'reading'>,
  positions: ReadPositions,
  projections: readonly string[],
  position: Position | null,
): Promise<void> {
  for (const projection of projections) request.touched.add(projection);
  if (position === null) return;
  const reached = await positions.waitFor(projections, position);
  const { reading } = request;
  reading.stale ||= reached.stale;
  if (
    reached.position !== null &&
    (reading.position === null || reached.position < reading.position)
  ) {
    reading.position = reached.position;
  }
}
