import { reject, type Decision } from '@keyledger/kernel';
import type { NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';

export function decideLeaving(
  lastDay: string | null,
  { registered, left }: Employee,
): Decision<NewEmployeeEvent> {
  if (!registered) return reject('NotFound');
  return left ? [] : [{ type: 'EmployeeLeft', data: { lastDay } }];
}
