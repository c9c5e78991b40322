import { employeeAggregate, type Employee } from '../employee.state.js';

/** A registered person, changed as the spec needs it. */
export function anEmployee(overrides: Partial<Employee> = {}): Employee {
  return {
    ...employeeAggregate.initial,
    registered: true,
    organizationId: '01970000-0000-7000-8000-0000000000a0',
    name: '王小明',
    ...overrides,
  };
}
