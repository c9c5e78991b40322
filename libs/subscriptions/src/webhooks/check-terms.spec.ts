import { describe, expect, it } from '@jest/globals';
import { checkTerms } from './check-terms.js';
import { TERMS } from './testing/a-subscription.js';

const SALES = '01970000-0000-7000-8000-0000000000d1';
const organization = { departments: new Map([[SALES, {}]]) } as unknown as Parameters<
  typeof checkTerms
>[1];

describe('The terms of a subscription', () => {
  it('may leave events and department open: then everything is told, what is added later included', () => {
    expect(checkTerms(TERMS, organization)).toBeNull();
  });

  it('name public events only', () => {
    const told = { ...TERMS, eventTypes: ['keyledger.account.sessions_ended.v1'] };
    expect(checkTerms(told, organization)).toBeNull();
    const stored = { ...TERMS, eventTypes: [...told.eventTypes, 'AccountSessionsEnded'] };
    expect(checkTerms(stored, organization)).toMatchObject({
      code: 'InvalidInput',
      path: ['eventTypes'],
    });
  });

  it('name a department that the organization has', () => {
    expect(checkTerms({ ...TERMS, departmentId: SALES }, organization)).toBeNull();
    const departmentId = '01970000-0000-7000-8000-0000000000d2';
    expect(checkTerms({ ...TERMS, departmentId }, organization)).toMatchObject({
      code: 'DepartmentUnknown',
      path: ['departmentId'],
    });
  });
});
