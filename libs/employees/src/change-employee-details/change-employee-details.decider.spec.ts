import { describe, expect, it } from '@jest/globals';
import { ERASED } from '@keyledger/event-store';
import { employeeAggregate } from '../employee.state.js';
import { anEmployee } from '../testing/index.js';
import { decideDetails } from './change-employee-details.decider.js';

const employee = anEmployee({ name: '张伟', employeeNumber: 'E001', birthDate: '1988-05-12' });

describe('Changing an employee’s details', () => {
  it('writes the whole record and says what changed', () => {
    expect(decideDetails({ name: '张玮', birthDate: null }, employee)).toEqual([
      {
        type: 'EmployeeDetailsChanged',
        data: {
          name: '张玮',
          employeeNumber: 'E001',
          birthDate: null,
          changed: ['name', 'birthDate'],
        },
      },
    ]);
  });

  it('adds nothing when nothing differs', () => {
    expect(decideDetails({ name: ' 张伟 ' }, employee)).toEqual([]);
    expect(decideDetails({}, employee)).toEqual([]);
  });

  it('refuses what cannot be stored', () => {
    expect(decideDetails({ name: '' }, employee)).toMatchObject({ code: 'InvalidInput' });
  });

  it('knows nobody unregistered or erased', () => {
    const code = 'NotFound';
    expect(decideDetails({ name: 'x' }, employeeAggregate.initial)).toMatchObject({ code });
    expect(decideDetails({ name: 'x' }, { ...employee, name: ERASED })).toMatchObject({ code });
  });
});
