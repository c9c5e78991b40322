import { describe, expect, it } from '@jest/globals';
import { derivedId, type Actor } from '@keyledger/kernel';
import { approvalCondition, approvalEnd, type Approval } from './approval.js';
import { weighVerdict, type Verdict } from './weigh-verdict.js';

const id = (word: string) => derivedId('weigh-verdict-spec', word);
const person = (name: string, role: Actor['role'] = 'ADMIN'): Actor => ({
  kind: 'PERSON',
  id: id(name),
  role,
});
const now = new Date('2026-11-23T09:00:00.000Z');
const end = approvalEnd(now);
const asked: Approval = { request: { by: person('Li'), expiresAt: end }, decision: null };
const answered = (approved: boolean): Approval => ({
  ...asked,
  decision: { approved, by: person('Chen') },
});
const yes: Verdict = {
  approved: true,
  by: person('Chen'),
  now,
  subjectIds: [id('leaver'), id('successor')],
  spent: false,
  over: 'TooLate',
};
const no: Verdict = { ...yes, approved: false };

describe('A second person’s word', () => {
  it('counts while it waits for one', () => {
    expect(weighVerdict(yes, asked)).toBe('GIVE');
    expect(weighVerdict(no, asked)).toBe('GIVE');
  });

  it('is never that of whoever asked, in whichever role, nor of anybody whom it is about', () => {
    for (const by of [person('Li', 'OWNER'), person('leaver'), person('successor')]) {
      for (const verdict of [yes, no]) {
        expect(weighVerdict({ ...verdict, by }, asked)).toMatchObject({
          code: 'SecondPersonNeeded',
        });
      }
    }
  });

  it('is given once: again it changes nothing, and nobody turns it round', () => {
    expect(weighVerdict(yes, answered(true))).toBe('GIVEN');
    for (const [verdict, approval] of [
      [no, answered(true)],
      [yes, answered(false)],
      [{ ...yes, by: person('Wang') }, answered(true)],
    ] as const) {
      expect(weighVerdict(verdict, approval)).toMatchObject({ code: 'TooLate' });
    }
  });

  it('comes too late at its end, and once it was overtaken', () => {
    const late = { ...yes, now: new Date(end) };
    expect(weighVerdict(late, asked)).toMatchObject({ code: 'TooLate' });
    expect(weighVerdict({ ...yes, now: new Date(Date.parse(end) - 1) }, asked)).toBe('GIVE');
    expect(weighVerdict({ ...yes, spent: true }, asked)).toMatchObject({ code: 'TooLate' });
  });

  it('is on nothing where nobody asked', () => {
    const none: Approval = { request: null, decision: null };
    expect(weighVerdict(yes, none)).toMatchObject({ code: 'NotFound' });
    expect(approvalCondition(none, now)).toBeNull();
  });

  it('stands as it is at the moment of asking', () => {
    const after = new Date(end);
    expect(approvalCondition(asked, now)).toBe('PENDING');
    expect(approvalCondition(asked, after)).toBe('EXPIRED');
    expect(approvalCondition(answered(true), now)).toBe('APPROVED');
    expect(approvalCondition(answered(true), after)).toBe('EXPIRED');
    expect(approvalCondition(answered(true), now, true)).toBe('SPENT');
    expect(approvalCondition(answered(false), after, true)).toBe('REFUSED');
  });
});
