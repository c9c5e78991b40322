import { reject, type Scope } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';
import {
  commandContext,
  idOfType,
  problemFrom,
  type Problem,
  type RequestContext,
} from '@keyledger/graphql';
import type { EmployeeChange } from '../employee-change.js';
import type { EmployeeCommandInput } from './employee-command.input.js';
import type { EmployeePayload } from './employee-payload.type.js';

/** From a mutation's input to its payload or problem; `run` dispatches the slice's command. */
export async function answerEmployeeCommand(
  scope: Scope,
  request: RequestContext,
  input: EmployeeCommandInput,
  run: (employeeId: string, context: CommandContext) => Promise<EmployeeChange>,
): Promise<EmployeePayload | Problem> {
  const employeeId = idOfType('Employee', input.employeeId);
  if (employeeId === null) {
    return problemFrom(reject('NotFound', { path: ['employeeId'] }), request.locale);
  }
  const change = await run(employeeId, commandContext(scope, request, input));
  if (change.outcome === 'rejected') return problemFrom(change.rejection, request.locale);
  return { employeeId: input.employeeId, position: change.position };
}
