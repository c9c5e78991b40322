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
const nobody = employeeAggregate.initial;

describe('Registering an employee', () => {
  it('writes the person down', () => {
    expect(decideRegistration(person, [], nobody)).toEqual([
      { type: 'EmployeeRegistered', data: person },
    ]);
  });

  it('asserts the channels that came along', () => {
    const channels = [{ kind: 'EMAIL', destination: 'ZW@example.org' }] as const;
    expect(decideRegistration({ ...person, channels }, ['c1'], nobody)).toEqual([
      { type: 'EmployeeRegistered', data: person },
      {
        type: 'RecoveryChannelAsserted',
        data: { channelId: 'c1', kind: 'EMAIL', destination: 'zw@example.org' },
      },
    ]);
    const wrong = [{ kind: 'PHONE', destination: 'none' }] as const;
    expect(decideRegistration({ ...person, channels: wrong }, ['c1'], nobody)).toMatchObject({
      code: 'InvalidInput',
      path: ['channels', '0'],
    });
  });

  it('changes nothing the second time', () => {
    expect(decideRegistration(person, [], anEmployee(person))).toEqual([]);
  });

  it('refuses somebody else under the same id', () => {
    const other = { ...person, name: '李娜' };
    expect(decideRegistration(other, [], anEmployee(person))).toMatchObject({
      code: 'AlreadyExists',
    });
  });
});
