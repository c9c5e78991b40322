import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isErased } from '@keyledger/event-store';
import { newId } from '@keyledger/kernel';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { helpDeskWorld, wrong, type Agent, type HelpDeskWorld } from './testing/index.js';

const DAY = 24 * 3_600;

let world: HelpDeskWorld;
let li: Agent;
let chen: Agent;
let admin: Agent;
beforeAll(async () => {
  world = await helpDeskWorld();
  li = await world.agent('HELPDESK');
  chen = await world.agent('HELPDESK');
  admin = await world.agent('ADMIN');
  await world.policy({ callerProof: true });
});
afterAll(() => world.close());

const codeOf = (answer: { outcome: string; rejection?: { code: string } }) =>
  answer.rejection?.code ?? answer.outcome;
const typesOf = async (someone: TestMailbox) =>
  (await world.steps(someone)).map(({ type }) => type);
const failuresOf = async (someone: TestMailbox) =>
  (await typesOf(someone)).filter((type) => type === 'IdentityVerificationFailed').length;

/** Every event of a stream as it lies in the store. */
const stored = async (stream: string) => (await world.events.store.read(stream)).events;

describe('A code for a caller', () => {
  it('goes to the channel that was chosen, and into no answer or event', async () => {
    const someone = await world.caller();
    const sent = await world.sendCode(li, someone);
    expect(sent).toMatchObject({ outcome: 'sent', masked: expect.stringMatching(/\*\*\*@/) });
    const { code } = await world.sent(someone);
    const verificationId = 'verificationId' in sent ? sent.verificationId : '';
    const events = await stored(`verification-${verificationId}`);
    expect(events.map(({ type }) => type)).toEqual(['VerificationCodeIssued']);
    expect(JSON.stringify([sent, events])).not.toContain(code.reveal());
    expect(await world.steps(someone)).toMatchObject([
      { data: { purpose: 'HELPDESK', network: null, linkId: null, ticketId: null } },
    ]);
  });

  it('is good for ten minutes by telephone and for thirty by mail', async () => {
    const someone = await world.caller();
    const now = world.clock.now().getTime();
    for (const [kind, minutes] of [
      ['PHONE', 10],
      ['EMAIL', 30],
    ] as const) {
      const sent = await world.sendCode(li, someone, await world.channelOf(someone, kind));
      expect(sent).toMatchObject({ expiresAt: new Date(now + minutes * 60_000) });
    }
    const { verificationId, code } = await world.call(li, someone);
    world.pass(30 * 60);
    expect(codeOf(await world.readBack(li, verificationId, code))).toBe('VerificationCodeExpired');
  });

  it('is made once for the same command, whichever limit is reached by then', async () => {
    const someone = await world.caller();
    const commandId = newId();
    const first = await world.sendCode(li, someone, undefined, commandId);
    for (let n = 0; n < 5; n += 1) await world.sendCode(li, someone);
    expect(await world.sendCode(li, someone, undefined, commandId)).toEqual(first);
    const together = newId();
    const other = await world.caller();
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.sendCode(li, other, undefined, together)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await typesOf(other)).toEqual(['VerificationCodeIssued']);
    expect(codeOf(await world.sendCode(li, await world.caller(), undefined, together))).toBe(
      'Conflict',
    );
  });

  it('is refused openly when there were too many', async () => {
    const someone = await world.caller();
    for (let n = 0; n < 5; n += 1) {
      expect(codeOf(await world.sendCode(li, someone))).toBe('sent');
    }
    expect(await world.sendCode(li, someone)).toMatchObject({
      rejection: { code: 'RateLimited', retryAfter: 3_600 },
    });
    expect(await typesOf(someone)).toHaveLength(5);
  });

  it('goes to proved channels only, where the organization trusts no others', async () => {
    const someone = await world.caller();
    await world.policy({ callerProof: true, assertedChannels: false });
    expect(codeOf(await world.sendCode(li, someone))).toBe('ChannelCannotProve');
    await world.policy({ callerProof: true });
    const [other, theirs] = [await world.caller(), await world.channelOf(someone)];
    expect(codeOf(await world.sendCode(li, other, theirs))).toBe('NotFound');
  });
});

describe('Reading a code back', () => {
  it('proves the caller, once', async () => {
    const someone = await world.caller();
    const { verificationId, code } = await world.call(li, someone);
    expect(await world.readBack(li, verificationId, code)).toMatchObject({
      outcome: 'proved',
      goodUntil: new Date(world.clock.now().getTime() + 15 * 60_000),
    });
    for (const agent of [li, chen]) {
      expect(codeOf(await world.readBack(agent, verificationId, code))).toBe(
        'VerificationCodeExpired',
      );
    }
    expect(await typesOf(someone)).toEqual(['VerificationCodeIssued', 'IdentityVerified']);
    await expect(world.sent(someone)).rejects.toThrow('No code was made');
  });

  it('answers the same to the same command', async () => {
    const someone = await world.caller();
    const { verificationId, code } = await world.call(li, someone);
    const [miss, hit] = [newId(), newId()];
    for (let n = 0; n < 2; n += 1) {
      expect(await world.readBack(li, verificationId, wrong(code), miss)).toMatchObject({
        rejection: { code: 'VerificationCodeWrong', params: { triesLeft: 4 } },
      });
    }
    const first = await world.readBack(li, verificationId, code, hit);
    expect(await world.readBack(li, verificationId, code, hit)).toEqual(first);
    expect(await failuresOf(someone)).toBe(1);
  });

  it('is void after five wrong ones', async () => {
    const someone = await world.caller();
    const { verificationId, code } = await world.call(li, someone);
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await world.readBack(li, verificationId, wrong(code))).toMatchObject({
        rejection: { code: 'VerificationCodeWrong', params: { triesLeft } },
      });
    }
    expect(codeOf(await world.readBack(li, verificationId, code))).toBe('VerificationCodeExpired');
    expect(await failuresOf(someone)).toBe(5);
  });

  it('is void after five wrong ones also when twenty come together', async () => {
    const someone = await world.caller();
    const { verificationId, code } = await world.call(li, someone);
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => world.readBack(li, verificationId, wrong(code))),
    );
    const wrongs = tries.map(codeOf).filter((answer) => answer === 'VerificationCodeWrong');
    expect(await failuresOf(someone)).toBe(wrongs.length);
    expect(wrongs.length).toBeLessThanOrEqual(5);
    for (let n = 0; n < 6; n += 1) await world.readBack(li, verificationId, wrong(code));
    expect(await failuresOf(someone)).toBe(5);
    expect(codeOf(await world.readBack(li, verificationId, code))).toBe('VerificationCodeExpired');
  });

  it('proves once when two enter the right one together', async () => {
    const someone = await world.caller();
    const { verificationId, code } = await world.call(li, someone);
    const answers = await Promise.all(
      [li, chen].map((agent) => world.readBack(agent, verificationId, code)),
    );
    expect(answers.map(codeOf).toSorted()).toEqual(['VerificationCodeExpired', 'proved']);
    expect((await typesOf(someone)).filter((type) => type === 'IdentityVerified')).toHaveLength(1);
  });

  it('does not reach into a request by “forgot password”', async () => {
    const someone = await world.caller();
    await world.send(await world.ticket(someone.address));
    const { code } = await world.sent(someone);
    const { rows } = await world.database.postgres.pool.query<{ stream: string }>(
      `SELECT stream FROM event WHERE stream LIKE 'verification-%' AND data LIKE '%' || $1 || '%'`,
      [someone.accountId],
    );
    const verificationId = rows[0]?.stream.slice('verification-'.length) ?? '';
    expect(codeOf(await world.readBack(li, verificationId, code))).toBe('NotFound');
    expect(codeOf(await world.reset(li, someone, { callerVerificationId: verificationId }))).toBe(
      'CallerNotProved',
    );
  });
});

describe('A help desk’s reset', () => {
  it('needs no proof where the organization asks for none', async () => {
    const someone = await world.caller();
    await world.policy({ callerProof: false });
    expect(codeOf(await world.reset(li, someone))).toBe('reset');
    await world.policy({ callerProof: true });
    expect(codeOf(await world.reset(li, someone))).toBe('CallerNotProved');
  });

  it('needs one where it does, and other roles need none', async () => {
    const someone = await world.caller();
    expect(codeOf(await world.reset(li, someone))).toBe('CallerNotProved');
    expect(codeOf(await world.reset(li, someone, { callerVerificationId: newId() }))).toBe(
      'CallerNotProved',
    );
    expect(codeOf(await world.reset(admin, someone))).toBe('reset');
  });

  it('rests on a proof, once, and says so in the log', async () => {
    const someone = await world.caller();
    const callerVerificationId = await world.proveCaller(li, someone);
    const commandId = newId();
    const first = await world.reset(li, someone, { callerVerificationId }, commandId);
    expect(first).toMatchObject({ outcome: 'reset', secret: { kind: 'TEMPORARY_PASSWORD' } });
    const proof = (await stored(`verification-${callerVerificationId}`)).at(-1);
    const last = (await stored(`account-${someone.accountId}`)).slice(-2);
    expect(last.map(({ type, meta }) => [type, JSON.parse(meta)])).toMatchObject([
      ['PasswordResetRequested', { causationId: proof?.eventId }],
      ['PasswordChanged', { causationId: proof?.eventId }],
    ]);

    expect(codeOf(await world.reset(li, someone, { callerVerificationId }))).toBe(
      'CallerNotProved',
    );
    world.pass(DAY);
    expect(await world.reset(li, someone, { callerVerificationId }, commandId)).toMatchObject({
      outcome: 'reset',
      secret: { kind: 'ALREADY_SHOWN' },
    });
  });

  it('rests on it once when two come together', async () => {
    const someone = await world.caller();
    const callerVerificationId = await world.proveCaller(li, someone);
    const answers = await Promise.all(
      [1, 2].map(() => world.reset(li, someone, { callerVerificationId })),
    );
    expect(answers.map(codeOf).toSorted()).toEqual(['CallerNotProved', 'reset']);
  });

  it('does not rest on a proof that somebody else took, or of somebody else', async () => {
    const [someone, another] = [await world.caller(), await world.caller()];
    const callerVerificationId = await world.proveCaller(li, someone);
    expect(codeOf(await world.reset(chen, someone, { callerVerificationId }))).toBe(
      'CallerNotProved',
    );
    expect(codeOf(await world.reset(li, another, { callerVerificationId }))).toBe(
      'CallerNotProved',
    );
    expect(codeOf(await world.reset(li, someone, { callerVerificationId }))).toBe('reset');
  });

  it('does not rest on a code that was sent and not read back', async () => {
    const someone = await world.caller();
    const { verificationId: callerVerificationId } = await world.call(li, someone);
    expect(codeOf(await world.reset(li, someone, { callerVerificationId }))).toBe(
      'CallerNotProved',
    );
  });

  it('does not rest on a proof of a quarter of an hour ago', async () => {
    const [early, late] = [await world.caller(), await world.caller()];
    const [first, second] = [await world.proveCaller(li, early), await world.proveCaller(li, late)];
    world.pass(15 * 60 - 1);
    expect(codeOf(await world.reset(li, early, { callerVerificationId: first }))).toBe('reset');
    world.pass(1);
    expect(codeOf(await world.reset(li, late, { callerVerificationId: second }))).toBe(
      'CallerNotProved',
    );
  });

  it('does not rest on a proof from before another reset, or another password', async () => {
    const [resetOne, changedOne] = [await world.caller(), await world.caller()];
    const proofs = [await world.proveCaller(li, resetOne), await world.proveCaller(li, changedOne)];
    await world.reset(admin, resetOne);
    await world.company.setPassword(changedOne, 'Bai-yun 33 shan dao!');
    for (const [place, someone] of [resetOne, changedOne].entries()) {
      const answer = await world.reset(li, someone, { callerVerificationId: proofs[place] ?? '' });
      expect(codeOf(answer)).toBe('CallerNotProved');
    }
  });

  it('rests on a proof once and of its own account also where passwords are set by link', async () => {
    const [someone, another] = [await world.caller(), await world.caller()];
    await world.resetsBy('LINK');
    // From here on neither has a password that a proof could be of.
    for (const each of [someone, another]) await world.reset(admin, each);
    const callerVerificationId = await world.proveCaller(li, someone);
    const approvalId = await world.asked(li, someone);
    await world.approve(chen, approvalId);
    for (const named of [{ callerVerificationId }, { approvalId }]) {
      expect(codeOf(await world.reset(li, another, named))).toBe('CallerNotProved');
    }
    expect(await world.reset(li, someone, { callerVerificationId })).toMatchObject({
      secret: { kind: 'LINK_SENT' },
    });
    for (const named of [{ callerVerificationId }, { approvalId }]) {
      expect(codeOf(await world.reset(li, someone, named))).toBe('CallerNotProved');
    }
    await world.resetsBy('TEMPORARY_PASSWORD');
  });

  it('stays within rank and department, as all that leads to it', async () => {
    const local = await world.agent('HELPDESK', '研发中心');
    const [inside, outside] = [await world.caller('研发中心'), await world.caller('销售中心')];
    expect(codeOf(await world.sendCode(local, inside))).toBe('sent');
    const { verificationId, code } = await world.call(li, outside);
    const approvalId = await world.asked(li, outside);
    const own = await world.asked(admin, li.mailbox);
    for (const [answer, expected] of [
      [await world.sendCode(local, outside), 'OutsideYourDepartments'],
      [await world.readBack(local, verificationId, code), 'OutsideYourDepartments'],
      [await world.ask(local, outside), 'OutsideYourDepartments'],
      [await world.approve(local, approvalId), 'OutsideYourDepartments'],
      [await world.refuse(local, approvalId), 'OutsideYourDepartments'],
      [await world.sendCode(li, admin.mailbox, newId()), 'RankTooLow'],
      [await world.ask(li, admin.mailbox), 'RankTooLow'],
      [await world.approve(chen, own), 'RankTooLow'],
      [await world.sendCode(li, li.mailbox, newId()), 'NotYourself'],
      [await world.ask(li, li.mailbox), 'NotYourself'],
      [await world.approve(li, own), 'NotYourself'],
    ] as const) {
      expect(codeOf(answer)).toBe(expected);
    }
    expect(await typesOf(outside)).toEqual(['VerificationCodeIssued']);
  });

  it('is nothing to people of another organization', async () => {
    const someone = await world.caller();
    const foreigner = await world.foreigner('ADMIN');
    const { verificationId, code } = await world.call(li, someone);
    const approvalId = await world.asked(li, someone);
    for (const answer of [
      await world.sendCode(foreigner, someone),
      await world.readBack(foreigner, verificationId, code),
      await world.ask(foreigner, someone),
      await world.approve(foreigner, approvalId),
      await world.refuse(foreigner, approvalId),
    ]) {
      expect(codeOf(answer)).toBe('NotFound');
    }
    expect(await world.see(foreigner, approvalId)).toBeNull();
  });
});

describe('A second person’s approval', () => {
  it('stands in for a proof, once, for whoever asked', async () => {
    const someone = await world.caller();
    const approvalId = await world.asked(li, someone, '手机丢失');
    expect(codeOf(await world.reset(li, someone, { approvalId }))).toBe('CallerNotProved');
    expect(codeOf(await world.approve(li, approvalId))).toBe('SecondPersonNeeded');
    expect(codeOf(await world.approve(chen, approvalId))).toBe('changed');
    expect(codeOf(await world.reset(chen, someone, { approvalId }))).toBe('CallerNotProved');
    expect(codeOf(await world.reset(li, await world.caller(), { approvalId }))).toBe(
      'CallerNotProved',
    );
    const callerVerificationId = newId();
    expect(codeOf(await world.reset(li, someone, { approvalId, callerVerificationId }))).toBe(
      'reset',
    );
    expect(codeOf(await world.reset(li, someone, { approvalId }))).toBe('CallerNotProved');
    expect(await world.see(li, approvalId)).toMatchObject({ condition: 'SPENT' });
    const [, approved] = await stored(`approval-${approvalId}`);
    const [requested] = (await stored(`account-${someone.accountId}`)).slice(-2);
    expect(JSON.parse(requested?.meta ?? '')).toMatchObject({ causationId: approved?.eventId });
  });

  it('serves where a proof is there as well and was used', async () => {
    const someone = await world.caller();
    const callerVerificationId = await world.proveCaller(li, someone);
    await world.reset(li, someone, { callerVerificationId });
    const approvalId = await world.asked(li, someone);
    await world.approve(chen, approvalId);
    expect(codeOf(await world.reset(li, someone, { callerVerificationId, approvalId }))).toBe(
      'reset',
    );
  });

  it('is one and the same for the same command', async () => {
    const [someone, another] = [await world.caller(), await world.caller()];
    const commandId = newId();
    const first = await world.ask(li, someone, null, commandId);
    expect(await world.ask(li, someone, null, commandId)).toEqual(first);
    expect(codeOf(await world.ask(li, another, null, commandId))).toBe('Conflict');
  });

  it('can be refused, which nobody turns round', async () => {
    const someone = await world.caller();
    const approvalId = await world.asked(li, someone);
    expect(codeOf(await world.refuse(li, approvalId))).toBe('SecondPersonNeeded');
    expect(codeOf(await world.refuse(chen, approvalId))).toBe('changed');
    expect(codeOf(await world.approve(admin, approvalId))).toBe('ResetApprovalOver');
    expect(codeOf(await world.reset(li, someone, { approvalId }))).toBe('CallerNotProved');
    expect(await world.see(li, approvalId)).toMatchObject({ condition: 'REFUSED' });
  });

  it('is decided by one of two who answer at once', async () => {
    const approvalId = await world.asked(li, await world.caller());
    const answers = await Promise.all([
      world.approve(chen, approvalId),
      world.refuse(admin, approvalId),
    ]);
    expect(answers.map(codeOf).toSorted()).toEqual(['ResetApprovalOver', 'changed']);
  });

  it('is good for a day from the request, to decide and to use', async () => {
    const [undecided, unused] = [await world.caller(), await world.caller()];
    const [first, second] = [await world.asked(li, undecided), await world.asked(li, unused)];
    world.pass(DAY - 1);
    expect(codeOf(await world.approve(chen, second))).toBe('changed');
    world.pass(1);
    expect(codeOf(await world.approve(chen, first))).toBe('ResetApprovalOver');
    expect(codeOf(await world.reset(li, unused, { approvalId: second }))).toBe('CallerNotProved');
    for (const approvalId of [first, second]) {
      expect(await world.see(li, approvalId)).toMatchObject({ condition: 'EXPIRED' });
    }
  });

  it('is void after another reset, before and after it was given', async () => {
    const someone = await world.caller();
    const [given, pending] = [await world.asked(li, someone), await world.asked(li, someone)];
    await world.approve(chen, given);
    await world.reset(admin, someone);
    expect(codeOf(await world.reset(li, someone, { approvalId: given }))).toBe('CallerNotProved');
    expect(codeOf(await world.approve(chen, pending))).toBe('ResetApprovalOver');
  });

  it('is shown to those in whose departments its person is, the auditor too, who cannot act', async () => {
    const auditor = await world.agent('AUDITOR');
    const local = await world.agent('HELPDESK', '销售中心');
    const someone = await world.caller('研发中心');
    const approvalId = await world.asked(li, someone, '手机丢失');
    await world.approve(chen, approvalId);
    expect(await world.see(auditor, approvalId)).toMatchObject({
      condition: 'APPROVED',
      request: { note: '手机丢失' },
      requestedBy: { actor: { id: li.mailbox.employeeId }, name: '李娜' },
      decidedBy: { actor: { id: chen.mailbox.employeeId }, name: '李娜' },
    });
    expect(await world.see(local, approvalId)).toBeNull();
    expect(await world.see(auditor, newId())).toBeNull();
    for (const answer of [
      await world.approve(auditor, approvalId),
      await world.refuse(auditor, approvalId),
      await world.ask(auditor, someone),
      await world.sendCode(auditor, someone),
    ]) {
      expect(codeOf(answer)).toBe('RankTooLow');
    }
  });

  it('keeps its note under the person’s key, and forgets it with them', async () => {
    const someone = await world.caller();
    const approvalId = await world.asked(li, someone, '手机丢失');
    expect(JSON.stringify(await stored(`approval-${approvalId}`))).not.toContain('手机丢失');
    await world.events.dataKeys.destroyKeys(someone.employeeId);
    const seen = await world.see(li, approvalId);
    expect(seen && isErased(seen.request.note)).toBe(true);
  });
});
