import { reject, type Decision } from '@keyledger/kernel';
import type { NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';

export function decideMove(
  toDepartmentId: string | null,
  { registered, departmentId: fromDepartmentId }: Employee,
): Decision<NewEmployeeEvent> {
  if (!registered) return reject('NotFound');
  if (fromDepartmentId === toDepartmentId) return [];
  return [{ type: 'EmployeeMovedDepartment', data: { fromDepartmentId, toDepartmentId } }];
}
