import { describe, it } from '@jest/globals';
import { scenario } from '@keyledger/event-store/testing';
import { derivedId } from '@keyledger/kernel';
import { resetApprovalAggregate } from '../reset-approval/reset-approval.state.js';
import { decideApprovalRequest } from './request-reset-approval.decider.js';

const id = (word: string) => derivedId('approval-request-spec', word);
const facts = {
  accountId: id('account'),
  ownerId: id('owner'),
  note: null,
  credentialId: id('credential'),
};
const plan = { ...facts, now: new Date('2026-11-23T08:00:00.000Z') };
const requested = {
  type: 'ResetApprovalRequested',
  data: { ...facts, expiresAt: '2026-11-24T08:00:00.000Z' },
} as const;

describe('Asking a second person', () => {
  it('is good for a day, of the password in force', () => {
    scenario(resetApprovalAggregate).when(plan, decideApprovalRequest).then(requested);
  });

  it('happens once an approval', () => {
    scenario(resetApprovalAggregate)
      .given(requested)
      .when(plan, decideApprovalRequest)
      .thenRejected({ code: 'Conflict', path: ['commandId'] });
  });
});
