import { describe, expect, it } from '@jest/globals';
import type { Account } from '@keyledger/accounts';
import type { Position } from '@keyledger/event-store';
import { scenario } from '@keyledger/event-store/testing';
import { derivedId, type Actor } from '@keyledger/kernel';
import { decideOnApproval, type ApprovalVerdict } from './decide-on-approval.decider.js';
import type { NewResetApprovalEvent } from './reset-approval.events.js';
import {
  approvedEntitlement,
  conditionOf,
  resetApprovalAggregate,
} from './reset-approval.state.js';

const id = (word: string) => derivedId('approval-spec', word);
const at = (place: number) => `spec:${String(place).padStart(20, '0')}` as Position;
const person = (name: string): Actor => ({ kind: 'PERSON', id: id(name), role: 'HELPDESK' });
const now = new Date('2026-11-23T09:00:00.000Z');
const end = '2026-11-24T08:00:00.000Z';

const facts = { accountId: id('account'), ownerId: id('owner') };
const requested: NewResetApprovalEvent = {
  type: 'ResetApprovalRequested',
  data: { ...facts, note: '本人在现场', credentialId: id('credential'), expiresAt: end },
};
const approved: NewResetApprovalEvent = { type: 'ResetApproved', data: facts };
const refused: NewResetApprovalEvent = { type: 'ResetApprovalRefused', data: facts };

const credential = { id: id('credential') } as Account['credential'];
const account = { credential, resetAt: null };
const yes: ApprovalVerdict = { approved: true, by: person('Chen'), account, now };
const no = { ...yes, approved: false };

const by = (name: string, place: number) => ({
  position: at(place),
  metadata: { actor: person(name) },
});
const asked = () => scenario(resetApprovalAggregate).at(by('Li', 5)).given(requested);
const decided = (verdict: NewResetApprovalEvent) => asked().at(by('Chen', 6)).given(verdict);

describe('A second person’s word on a reset', () => {
  it('is theirs to give or to refuse', () => {
    asked().when(yes, decideOnApproval).then(approved);
    asked().when(no, decideOnApproval).then(refused);
  });

  it('is never that of whoever asked, in whichever role', () => {
    const self = { ...person('Li'), role: 'ADMIN' } as const;
    for (const verdict of [yes, no]) {
      asked()
        .when({ ...verdict, by: self }, decideOnApproval)
        .thenRejected('SecondPersonNeeded');
    }
  });

  it('is given once: again it changes nothing, and nobody turns it round', () => {
    decided(approved).when(yes, decideOnApproval).then();
    decided(approved).when(no, decideOnApproval).thenRejected('ResetApprovalOver');
    decided(refused).when(yes, decideOnApproval).thenRejected('ResetApprovalOver');
    decided(approved)
      .when({ ...yes, by: person('Wang') }, decideOnApproval)
      .thenRejected('ResetApprovalOver');
  });

  it('comes too late after its end, and after another password', () => {
    asked()
      .when({ ...yes, now: new Date(end) }, decideOnApproval)
      .thenRejected('ResetApprovalOver');
    for (const other of [
      { ...account, credential: null },
      { ...account, resetAt: at(6) },
    ]) {
      asked()
        .when({ ...yes, account: other }, decideOnApproval)
        .thenRejected('ResetApprovalOver');
    }
  });

  it('is on nothing where nobody asked', () => {
    scenario(resetApprovalAggregate).when(yes, decideOnApproval).thenRejected('NotFound');
  });

  it('entitles from the request on, until its end', () => {
    const eventId = expect.any(String);
    const good = { eventId, since: at(5), credentialId: id('credential') };
    expect(approvedEntitlement(decided(approved).state(), now)).toEqual(good);
    expect(approvedEntitlement(decided(approved).state(), new Date(end))).toBeNull();
    for (const state of [asked().state(), decided(refused).state()]) {
      expect(approvedEntitlement(state, now)).toBeNull();
    }
  });

  it('stands as it is at the moment of asking', () => {
    const standing = (state = asked().state(), when = now, of: typeof account = account) =>
      conditionOf(state, of, when);
    expect(standing(resetApprovalAggregate.initial)).toBeNull();
    expect(standing()).toBe('PENDING');
    expect(standing(undefined, new Date(end))).toBe('EXPIRED');
    expect(standing(decided(approved).state())).toBe('APPROVED');
    expect(standing(decided(approved).state(), new Date(end))).toBe('EXPIRED');
    expect(standing(decided(approved).state(), now, { ...account, credential: null })).toBe(
      'SPENT',
    );
    expect(standing(decided(refused).state(), new Date(end))).toBe('REFUSED');
  });
});
