import type { ReadPositions } from '@keyledger/projections';
import { enforceAccess } from '../access/enforce-access.js';
import type { RefusalRecorder } from '../access/refusal-recorder.port.js';
import type { RequestContext } from '../access/request-context.js';
import { tooComplex } from '../errors/graphql-errors.js';
import { prepareReading } from '../positions/prepare-reading.js';
import type { Operation } from './operation.js';
import { checkLimits } from './operation-limits.js';
import type { OperationLimits } from './operation-limits.js';
import { TooManyFields, selectedFields } from './selected-fields.js';
import type { SelectedField } from './selected-fields.js';

function fieldsWithin(operation: Operation, limit: number): SelectedField[] {
  try {
    return selectedFields(operation, limit);
  } catch (error) {
    if (error instanceof TooManyFields) throw tooComplex(`More than ${limit} fields`);
    throw error;
  }
}

/** What stands between a validated operation and its execution, over HTTP and WebSocket alike. */
export class OperationGuard {
  constructor(
    private readonly limits: OperationLimits,
    private readonly positions: ReadPositions | null,
    private readonly refusals: RefusalRecorder | null,
  ) {}

  /**
   * In this order: size, access, read models' positions.
   * @throws TOO_COMPLEX, UNAUTHENTICATED, FORBIDDEN, BAD_REQUEST (a minimum position that is none).
   */
  async admit(operation: Operation, request: RequestContext): Promise<void> {
    const fields = fieldsWithin(operation, this.limits.maxFields);
    checkLimits(fields, operation.variables, this.limits);
    await enforceAccess(operation.schema, fields, request, this.refusals);
    await prepareReading(fields, request, this.positions);
  }
}
