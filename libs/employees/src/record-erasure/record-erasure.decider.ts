import { reject, type Decision } from '@keyledger/kernel';
import type { NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';

export function decideErasureRecorded({
  registered,
  erased,
}: Employee): Decision<NewEmployeeEvent> {
  if (!registered) return reject('NotFound');
  return erased ? [] : [{ type: 'EmployeeErased', data: {} }];
}
