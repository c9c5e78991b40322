import type { ReadPositions } from '@keyledger/projections';
import { powersOf } from '../access/check-access.js';
import { enforceAccess } from '../access/enforce-access.js';
import type { RefusalRecorder } from '../access/refusal-recorder.port.js';
import type { RequestContext } from '../access/request-context.js';
import { prepareReading } from '../positions/prepare-reading.js';
import type { Operation } from './operation.js';
import { KnownOperations } from './operation-facts.js';
import { checkLimits } from './operation-limits.js';
import type { OperationLimits } from './operation-limits.js';

/** What stands between a validated operation and its execution, over HTTP and WebSocket alike. */
export class OperationGuard {
  readonly #known: KnownOperations;

  constructor(
    private readonly limits: OperationLimits,
    private readonly positions: ReadPositions | null,
    private readonly refusals: RefusalRecorder | null,
  ) {
    this.#known = new KnownOperations(limits.maxFields);
  }

  /**
   * In this order: size, access, read models' positions.
   * @throws TOO_COMPLEX, UNAUTHENTICATED, FORBIDDEN, BAD_REQUEST (a minimum position that is none).
   */
  async admit(operation: Operation, request: RequestContext): Promise<void> {
    const facts = this.#known.factsOf(operation);
    checkLimits(facts, operation.variables, this.limits);
    const powers = powersOf(request.principal);
    if (!facts.openTo.has(powers)) {
      await enforceAccess(operation.schema, facts.fields, request, this.refusals);
      if (request.denied.size === 0) facts.openTo.add(powers);
    }
    await prepareReading(facts.projections, request, this.positions);
  }
}
