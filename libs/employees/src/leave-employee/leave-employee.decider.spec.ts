import { describe, expect, it } from '@jest/globals';
import { employeeAggregate } from '../employee.state.js';
import { anEmployee } from '../testing/index.js';
import { decideLeaving } from './leave-employee.decider.js';

describe('Leaving', () => {
  it('says the last day, once', () => {
    expect(decideLeaving('2026-11-30', anEmployee())).toEqual([
      { type: 'EmployeeLeft', data: { lastDay: '2026-11-30' } },
    ]);
    expect(decideLeaving('2026-12-31', { ...anEmployee(), left: true })).toEqual([]);
  });

  it('knows nobody unregistered', () => {
    expect(decideLeaving(null, employeeAggregate.initial)).toMatchObject({ code: 'NotFound' });
  });
});
