import { describe, expect, it } from '@jest/globals';
import { ERASED } from '@keyledger/event-store';
import { isRejection } from '@keyledger/kernel';
import { employeeAggregate } from '../employee.state.js';
import { decideErasureRecorded } from './record-erasure.decider.js';

const known = { ...employeeAggregate.initial, registered: true, name: ERASED };

describe('A person’s erasure', () => {
  it('is written down once', () => {
    expect(decideErasureRecorded(known)).toEqual([{ type: 'EmployeeErased', data: {} }]);
    expect(decideErasureRecorded({ ...known, erased: true })).toEqual([]);
  });

  it('is of nobody who was never registered', () => {
    expect(isRejection(decideErasureRecorded(employeeAggregate.initial))).toBe(true);
  });
});
