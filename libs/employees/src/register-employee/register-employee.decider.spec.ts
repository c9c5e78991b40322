import { describe, expect, it } from '@jest/globals';
import { employeeAggregate } from '../employee.state.js';
import { anEmployee } from '../testing/index.js';
import { decideRegistration } from './register-employee.decider.js';

const person = {
  name: '张伟',
  employeeNumber: 'E001',
  birthDate: null,
  departmentId: null,
  origin: 'IMPORT',
} as const;

describe('Registering an employee', () => {
  it('writes the person down', () => {
    expect(decideRegistration(person, employeeAggregate.initial)).toEqual([
      { type: 'EmployeeRegistered', data: person },
    ]);
  });

  it('changes nothing the second time', () => {
    expect(decideRegistration(person, anEmployee(person))).toEqual([]);
  });

  it('refuses somebody else under the same id', () => {
    const other = { ...person, name: '李娜' };
    expect(decideRegistration(other, anEmployee(person))).toMatchObject({ code: 'AlreadyExists' });
  });
});
