import { describe, expect, it } from '@jest/globals';
import { aScope } from '@keyledger/organizations/testing';
import {
  bulkOperationAggregate,
  type BulkOperation,
} from '../bulk-operation/bulk-operation.state.js';
import { decideCancel } from './cancel-bulk-operation.decider.js';

const owner = aScope('OWNER');
const waiting: BulkOperation = {
  ...bulkOperationAggregate.initial,
  started: true,
  organizationId: owner.organizationId,
  startedBy: 'li',
};
const requested = (scope = owner) => ({
  type: 'BulkOperationCancelRequested',
  data: { requestedBy: scope.actor.id },
});

describe('Cancelling a bulk operation', () => {
  it('ends it at once while it waits, and asks the worker to once it has begun', () => {
    expect(decideCancel(owner, waiting)).toEqual([
      requested(),
      { type: 'BulkOperationCancelled', data: { cause: 'REQUESTED' } },
    ]);
    expect(decideCancel(owner, { ...waiting, begun: true })).toEqual([requested()]);
  });

  it('adds nothing the second time, and is refused after the end', () => {
    expect(decideCancel(owner, { ...waiting, begun: true, cancelRequested: true })).toEqual([]);
    for (const end of ['CANCELLED', 'COMPLETED'] as const) {
      expect(decideCancel(owner, { ...waiting, end })).toMatchObject({ code: 'BulkOperationOver' });
    }
  });

  it('is for whoever started it, and for owners and admins of the organization', () => {
    const codeOf = (scope = owner) => {
      const decision = decideCancel(scope, waiting);
      return 'code' in decision ? decision.code : 'ok';
    };
    const own = aScope('HELPDESK', { employeeId: 'li' });
    expect([codeOf(own), codeOf(aScope('ADMIN'))]).toEqual(['ok', 'ok']);
    expect(codeOf(aScope('SECURITY'))).toBe('Forbidden');
    expect(codeOf(aScope('HELPDESK'))).toBe('NotFound');
    expect(codeOf(aScope('ADMIN', { departmentIds: ['rd'] }))).toBe('NotFound');
    expect(codeOf(aScope('OWNER', { organizationId: 'another' }))).toBe('NotFound');
  });
});
