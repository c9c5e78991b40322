import type { ReadPositions } from '@keyledger/projections';
import type { RequestContext } from '../access/request-context.js';
import { badRequest } from '../errors/graphql-errors.js';
import { isPosition } from '../scalars/position.scalar.js';

/**
 * Notes where the projections that an operation reads are, and waits for them where the request names a position. Asked
 * before the operation reads, so that the answer never claims more than was read.
 * @throws BAD_REQUEST when the header holds no position.
 */
export async function prepareReading(
  projections: readonly string[],
  request: RequestContext,
  positions: ReadPositions | null,
): Promise<void> {
  const { touched, minPosition, reading } = request;
  for (const projection of projections) touched.add(projection);
  if (minPosition !== null && !isPosition(minPosition)) {
    throw badRequest('Keyledger-Min-Position holds no position');
  }
  if (touched.size === 0 || positions === null) return;
  if (minPosition === null) {
    reading.position = await positions.current([...touched]);
    return;
  }
  const reached = await positions.waitFor([...touched], minPosition);
  reading.position = reached.position;
  reading.stale = reached.stale;
}
