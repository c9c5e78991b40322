import type { Executed } from '@keyledger/event-store';
import type { EmployeeEvent } from './employee.events.js';
import type { Employee } from './employee.state.js';

/** What a command on an employee came to: their state afterwards, or why not. */
export type EmployeeChange = Executed<Employee, EmployeeEvent>;
