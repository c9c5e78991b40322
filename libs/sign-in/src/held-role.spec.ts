import { describe, expect, it } from '@jest/globals';
import { organizationAggregate } from '@keyledger/organizations';
import { heldRole } from './held-role.js';

describe('the role that a session carries', () => {
  const roles = organizationAggregate.initial.roles
    .with('li', { role: 'OWNER', departmentId: null })
    .with('wang', { role: 'ADMIN', departmentId: 'd1' });

  it('is what the person was granted, with its departments', () => {
    expect(heldRole({ roles }, 'li', false)).toEqual({ role: 'OWNER', departmentIds: null });
    expect(heldRole({ roles }, 'wang', false)).toEqual({ role: 'ADMIN', departmentIds: ['d1'] });
  });

  it('is that of an employee without a grant', () => {
    expect(heldRole({ roles }, 'zhao', false).role).toBe('EMPLOYEE');
  });

  it('is never more than an employee’s in a shared mailbox', () => {
    expect(heldRole({ roles }, 'li', true)).toEqual({ role: 'EMPLOYEE', departmentIds: null });
  });
});
