import { Injectable, Optional } from '@nestjs/common';
import { ReadPositions } from '@keyledger/projections';
import type { RequestContext } from '../access/request-context.js';
import { readAtLeast } from '../positions/read-at-least.js';
import { isPosition } from '../scalars/position.scalar.js';

/** What `@Reads` does for other queries: which projections `node(id)` reads is known from the id alone. */
@Injectable()
export class NodeReading {
  constructor(@Optional() private readonly positions: ReadPositions | null) {}

  /** Waits for the position the request names, if it names one, and notes where the projections are. */
  async prepare(request: RequestContext, projections: readonly string[]): Promise<void> {
    if (!this.positions || projections.length === 0) return;
    const { minPosition } = request;
    if (isPosition(minPosition)) {
      await readAtLeast(request, this.positions, projections, minPosition);
      return;
    }
    for (const projection of projections) request.touched.add(projection);
    request.reading.position = await this.positions.current([...request.touched]);
  }
}
