import { describe, expect, it } from '@jest/globals';
import { employeeAggregate } from '../employee.state.js';
import { anEmployee } from '../testing/index.js';
import { decideMove } from './move-employee.decider.js';

describe('Moving an employee', () => {
  it('says from where to where', () => {
    expect(decideMove('sales', anEmployee({ departmentId: 'rd' }))).toEqual([
      {
        type: 'EmployeeMovedDepartment',
        data: { fromDepartmentId: 'rd', toDepartmentId: 'sales' },
      },
    ]);
  });

  it('adds nothing for somebody who is there', () => {
    expect(decideMove('rd', anEmployee({ departmentId: 'rd' }))).toEqual([]);
  });

  it('knows nobody unregistered', () => {
    expect(decideMove('rd', employeeAggregate.initial)).toMatchObject({ code: 'NotFound' });
  });
});
