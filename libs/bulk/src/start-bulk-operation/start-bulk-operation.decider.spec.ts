import { describe, expect, it } from '@jest/globals';
import { anOrganization, aScope } from '@keyledger/organizations/testing';
import {
  mayStart,
  MOST_ACCOUNTS,
  MOST_WAITING,
  type BulkPlan,
} from './start-bulk-operation.decider.js';

const now = new Date('2026-11-23T08:00:00.000Z');
const organization = anOrganization(
  { type: 'DepartmentCreated', data: { departmentId: 'rd', parentId: null, name: '研发' } },
  { type: 'DepartmentCreated', data: { departmentId: 'sales', parentId: null, name: '销售' } },
);
const LOCK = { action: 'LOCK', until: null, departmentId: null, note: null } as const;
const plan: BulkPlan = {
  scope: aScope('ADMIN'),
  organization,
  wish: LOCK,
  chosen: true,
  found: 3,
  expectedTotal: null,
  waiting: 0,
  now,
};
const codeOf = (changes: Partial<BulkPlan>) => mayStart({ ...plan, ...changes })?.code ?? 'ok';

describe('A bulk operation', () => {
  it('is for what a filter found, or for as many as the caller saw', () => {
    expect(codeOf({})).toBe('ok');
    expect(codeOf({ chosen: false })).toBe('InvalidInput');
    expect(codeOf({ chosen: false, expectedTotal: 3 })).toBe('ok');
    expect(mayStart({ ...plan, expectedTotal: 4 })).toMatchObject({
      code: 'Conflict',
      params: { total: 3 },
    });
  });

  it('is for so many accounts at most, and one of so many', () => {
    expect(codeOf({ found: MOST_ACCOUNTS })).toBe('ok');
    expect(codeOf({ found: MOST_ACCOUNTS + 1 })).toBe('TooManyAccounts');
    expect(codeOf({ waiting: MOST_WAITING - 1 })).toBe('ok');
    expect(codeOf({ waiting: MOST_WAITING })).toBe('TooManyBulkOperations');
  });

  it('locks until a moment that is still to come', () => {
    expect(codeOf({ wish: { ...LOCK, until: new Date(now.getTime() + 1) } })).toBe('ok');
    expect(codeOf({ wish: { ...LOCK, until: now } })).toBe('InvalidInput');
  });

  it('moves to a department that there is and that the caller administers', () => {
    const to = (departmentId: string | null, scope = plan.scope) =>
      codeOf({ scope, wish: { ...LOCK, action: 'MOVE', departmentId } });
    expect([to('rd'), to(null), to('gone')]).toEqual(['ok', 'ok', 'DepartmentUnknown']);
    const ofSales = aScope('ADMIN', { departmentIds: ['sales'] });
    expect([to('sales', ofSales), to('rd', ofSales)]).toEqual(['ok', 'OutsideYourDepartments']);
    expect(to('rd', aScope('HELPDESK'))).toBe('Forbidden');
  });
});
