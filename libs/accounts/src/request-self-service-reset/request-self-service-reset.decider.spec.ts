import { describe, expect, it } from '@jest/globals';
import { scenario } from '@keyledger/event-store/testing';
import { accountAggregate } from '../account.state.js';
import { anAccount, anEvent, idOf } from '../testing/index.js';
import { decideSelfServiceRequest } from './request-self-service-reset.decider.js';

const request = {
  resetId: idOf('reset'),
  network: '192.0.2.7',
  expiresAt: new Date('2026-11-23T08:30:00.000Z'),
};
const requested = anEvent.resetRequested({
  method: 'SELF_SERVICE',
  credentialId: null,
  network: '192.0.2.7',
  expiresAt: '2026-11-23T08:30:00.000Z',
});

describe('A forgotten password that somebody asks to be set anew', () => {
  it('is written down with where the request came from', () => {
    anAccount()
      .when(request, decideSelfServiceRequest)
      .then(requested as never);
  });

  it('changes nothing about the account, so that no stranger can', () => {
    const before = anAccount();
    expect(before.given(requested).state()).toEqual(before.state());
  });

  it('is written down for a locked or suspended account as well', () => {
    anAccount()
      .given(anEvent.locked(), anEvent.suspended())
      .when(request, decideSelfServiceRequest)
      .then(requested as never);
  });

  it('is nothing where there is no account', () => {
    scenario(accountAggregate).when(request, decideSelfServiceRequest).thenRejected('NotFound');
  });
});
