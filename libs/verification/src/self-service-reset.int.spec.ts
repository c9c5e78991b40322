import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { SignInWithPassword } from '@keyledger/sign-in';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { CommandBus } from '@nestjs/cqrs';
import {
  CHOSEN,
  PASSWORD,
  verificationWorld,
  wrong,
  type VerificationWorld,
} from './testing/index.js';

const mail = (destination: string) => ({ kind: 'EMAIL', destination }) as const;
const phone = (destination: string) => ({ kind: 'PHONE', destination }) as const;

let world: VerificationWorld;
beforeAll(async () => {
  world = await verificationWorld();
});
afterAll(() => world.close());

const signIn = ({ address }: TestMailbox, password: string) =>
  world.app.get(CommandBus).execute(
    new SignInWithPassword({
      address,
      password: new Secret(password),
      network: '192.0.2.7',
      userAgent: '',
      client: 'WEB',
      correlationId: 'spec',
    }),
  );

const codeOf = (answer: { outcome: string; rejection?: { code: string } }) =>
  answer.rejection?.code ?? answer.outcome;

/** Proves by the code that was sent. @returns the ticket to go on with. */
async function proved(someone: TestMailbox, ticket: Secret): Promise<Secret> {
  const { code } = await world.sent(someone);
  const answer = await world.enter(ticket, code);
  if (answer.outcome === 'rejected') throw new Error(answer.rejection.code);
  return answer.ticket;
}

async function typesOf(someone: TestMailbox): Promise<string[]> {
  return (await world.steps(someone)).map(({ type }) => type);
}

describe('A forgotten password', () => {
  it('is set anew by the code from the backup address, and every step is an event', async () => {
    const someone = await world.person(mail('first@example.org'));
    const ticket = await world.ticket(someone.address);
    expect(codeOf(await world.send(ticket))).toBe('ordered');
    const next = await proved(someone, ticket);
    expect(await world.complete(next)).toMatchObject({ outcome: 'changed' });

    expect(await signIn(someone, CHOSEN)).toMatchObject({ outcome: 'signed-in' });
    expect(codeOf(await signIn(someone, PASSWORD))).toBe('SignInRefused');
    expect(await typesOf(someone)).toEqual(['VerificationCodeIssued', 'IdentityVerified']);
    const { events } = await world.events.store.read(`account-${someone.accountId}`);
    expect(events.map(({ type }) => type).slice(-2)).toEqual([
      'PasswordResetRequested',
      'PasswordChanged',
    ]);
  });

  it('stays as it is, sessions included, until somebody proves themselves', async () => {
    const someone = await world.person(mail('quiet@example.org'));
    const before = await signIn(someone, PASSWORD);
    await world.send(await world.ticket(someone.address));
    expect(await signIn(someone, PASSWORD)).toMatchObject({ outcome: 'signed-in' });
    expect(before).toMatchObject({ outcome: 'signed-in' });
  });

  it('is set by whoever opens the link, and by nobody who merely asked for it', async () => {
    const someone = await world.person(mail('link@example.org'));
    const asked = await world.ticket(someone.address);
    await world.send(asked);
    const { link } = await world.sent(someone);
    const opened = await world.open(link ?? new Secret(''));
    expect(opened).toMatchObject({ outcome: 'proved', enough: true });
    expect(codeOf(await world.complete(asked))).toBe('IdentityNotProved');
    expect(codeOf(await world.open(link ?? new Secret('')))).toBe('LinkNotValid');
    if (opened.outcome === 'proved') {
      expect(codeOf(await world.complete(opened.ticket))).toBe('changed');
    }
  });

  it('is not set by a link that a newer message replaced', async () => {
    const someone = await world.person(mail('replaced@example.org'));
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    const { link: older } = await world.sent(someone);
    world.pass(60);
    await world.send(ticket);
    const { link: newer } = await world.sent(someone);
    expect(codeOf(await world.open(older ?? new Secret('')))).toBe('LinkNotValid');
    expect(codeOf(await world.open(newer ?? new Secret('')))).toBe('proved');
  });

  it('is set once, and the same command again answers the same', async () => {
    const someone = await world.person(mail('again@example.org'));
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    const next = await proved(someone, ticket);
    const first = await world.complete(next, CHOSEN, 'the-same-command');
    expect(await world.complete(next, CHOSEN, 'the-same-command')).toEqual(first);
    expect(codeOf(await world.complete(next, 'Bai-yun 33 shan dao!'))).toBe('ResetTicketNotValid');
  });

  it('asks for a password that keeps the rules', async () => {
    const someone = await world.person(mail('weak@example.org'));
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    const next = await proved(someone, ticket);
    expect(codeOf(await world.complete(next, 'weak'))).toBe('PasswordTooWeak');
    expect(codeOf(await world.complete(next, PASSWORD))).toBe('PasswordSameAsOld');
    expect(codeOf(await world.complete(next))).toBe('changed');
  });

  it('is not set by a proof from before another password came into force', async () => {
    const someone = await world.person(mail('late@example.org'));
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    const next = await proved(someone, ticket);
    await world.company.setPassword(someone, 'Bai-yun 33 shan dao!');
    expect(codeOf(await world.complete(next))).toBe('ResetTicketNotValid');
  });

  it('is not set of a locked or suspended account, nor is a code sent', async () => {
    const someone = await world.person(mail('shut@example.org'));
    const about = { ownerId: someone.employeeId, note: null };
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    const next = await proved(someone, ticket);
    await world.company.onAccount(someone, { type: 'AccountSuspended', data: about });
    expect(codeOf(await world.complete(next))).toBe('AccountSuspended');
    const second = await world.ticket(someone.address);
    expect(codeOf(await world.send(second))).toBe('ordered');
    expect((await world.steps(someone)).at(-1)).toMatchObject({
      type: 'VerificationCodeWithheld',
      data: { reason: 'SUSPENDED' },
    });
  });

  it('cannot be set anew where the organization does not want it', async () => {
    const someone = await world.person(mail('off@example.org'));
    await world.policy({ selfService: false });
    expect(codeOf(await world.send(await world.ticket(someone.address)))).toBe('ordered');
    await world.policy({});
    expect(await typesOf(someone)).toEqual(['VerificationCodeWithheld']);
  });
});

describe('A code', () => {
  it('is void after five wrong tries, right ones included, until another one is sent', async () => {
    const someone = await world.person(mail('five@example.org'));
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    const { code } = await world.sent(someone);
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await world.enter(ticket, wrong(code))).toMatchObject({
        rejection: { code: 'VerificationCodeWrong', params: { triesLeft } },
      });
    }
    expect(codeOf(await world.enter(ticket, code))).toBe('VerificationCodeExpired');
    world.pass(60);
    await world.send(ticket);
    expect(codeOf(await world.enter(ticket, code))).toBe('VerificationCodeWrong');
    expect(codeOf(await world.enter(ticket, (await world.sent(someone)).code))).toBe('proved');
  });

  it('works once when it is entered twenty times at the same instant', async () => {
    const someone = await world.person(mail('twenty@example.org'));
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    const { code } = await world.sent(someone);
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.enter(ticket, code)));
    const outcomes = answers.map(codeOf);
    expect(outcomes.filter((outcome) => outcome === 'proved')).toHaveLength(1);
    const late = outcomes.filter((outcome) => outcome !== 'proved');
    expect(late.filter((outcome) => !/Expired$|NotValid$/.test(outcome))).toEqual([]);
    const verified = (await typesOf(someone)).filter((type) => type === 'IdentityVerified');
    expect(verified).toHaveLength(1);
  });

  it('is bound to its request: another one’s ticket cannot use it', async () => {
    const someone = await world.person(mail('bound@example.org'));
    const other = await world.ticket(someone.address);
    await world.send(other);
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    const { code } = await world.sent(someone);
    expect(codeOf(await world.enter(other, code))).toBe('VerificationCodeWrong');
    expect(codeOf(await world.enter(ticket, code))).toBe('proved');
  });

  it('is too old after half an hour by mail, and after ten minutes by telephone', async () => {
    const someone = await world.person(mail('old@example.org'), phone('+8613800138001'));
    for (const [kind, seconds] of [
      ['EMAIL', 1800],
      ['PHONE', 600],
    ] as const) {
      const ticket = await world.ticket(someone.address);
      await world.send(ticket, kind);
      const { code } = await world.sent(someone);
      world.pass(seconds);
      const answer = codeOf(await world.enter(ticket, code));
      expect(['VerificationCodeExpired', 'ResetTicketNotValid']).toContain(answer);
    }
  });

  it('is sent again after a minute, and not before', async () => {
    const someone = await world.person(mail('soon@example.org'));
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    expect(await world.send(ticket)).toMatchObject({
      rejection: { code: 'RateLimited', retryAfter: 60 },
    });
    world.pass(60);
    expect(codeOf(await world.send(ticket))).toBe('ordered');
  });

  it('proves its channel with the ticket that came before it no more', async () => {
    const someone = await world.person(mail('rotated@example.org'));
    const ticket = await world.ticket(someone.address);
    await world.send(ticket);
    await proved(someone, ticket);
    expect(codeOf(await world.complete(ticket))).toBe('ResetTicketNotValid');
  });
});

describe('An address that nobody has', () => {
  it('is answered as any other, to the end', async () => {
    const ticket = await world.ticket('nobody@example.com');
    expect(await world.send(ticket)).toMatchObject({ outcome: 'ordered', resendAfter: 60 });
    expect(codeOf(await world.send(ticket))).toBe('RateLimited');
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await world.enter(ticket, '123456')).toMatchObject({
        rejection: { code: 'VerificationCodeWrong', params: { triesLeft } },
      });
    }
    expect(codeOf(await world.enter(ticket, '123456'))).toBe('VerificationCodeExpired');
    expect(codeOf(await world.complete(ticket))).toBe('IdentityNotProved');
  });

  it('cannot be told from others by a new password without a proof, nor by what its person does', async () => {
    const someone = await world.person(mail('oracle@example.org'));
    const known = await world.ticket(someone.address);
    const unknown = await world.ticket('nobody-else@example.com');
    expect(await world.complete(known)).toEqual(await world.complete(unknown));
    const own = await world.ticket(someone.address);
    await world.send(own);
    expect(codeOf(await world.complete(await proved(someone, own)))).toBe('changed');
    // The stranger's ticket lives on, and opens nothing.
    expect(await world.complete(known)).toEqual(await world.complete(unknown));
    expect(codeOf(await world.send(known))).toBe(codeOf(await world.send(unknown)));
  });

  it('may be no address at all', async () => {
    const ticket = await world.ticket('not an address');
    expect(codeOf(await world.send(ticket, 'PHONE'))).toBe('ordered');
  });
});

describe('Two proofs', () => {
  it('are asked of administrators, and the second channel is masked', async () => {
    const admin = await world.person(mail('boss@example.org'), phone('+8613800138000'));
    await world.company.grant(admin, 'ADMIN');
    const ticket = await world.ticket(admin.address);
    await world.send(ticket);
    const first = await world.enter(ticket, (await world.sent(admin)).code);
    expect(first).toMatchObject({
      outcome: 'proved',
      enough: false,
      further: [{ kind: 'PHONE', masked: '+86 138****8000' }],
    });
    if (first.outcome === 'rejected') return;
    expect(codeOf(await world.complete(first.ticket))).toBe('IdentityNotProved');
    await world.send(first.ticket, 'PHONE');
    const second = await world.enter(first.ticket, (await world.sent(admin)).code);
    expect(second).toMatchObject({ outcome: 'proved', enough: true, further: [] });
    if (second.outcome === 'proved') {
      expect(codeOf(await world.complete(second.ticket))).toBe('changed');
    }
  });

  it('cannot be two of one kind', async () => {
    const admin = await world.person(mail('one@example.org'), mail('two@example.org'));
    await world.company.grant(admin, 'ADMIN');
    const ticket = await world.ticket(admin.address);
    await world.send(ticket);
    const first = await world.enter(ticket, (await world.sent(admin)).code);
    expect(first).toMatchObject({ outcome: 'proved', enough: false, further: [] });
    if (first.outcome === 'rejected') return;
    await world.send(first.ticket);
    const second = await world.enter(first.ticket, (await world.sent(admin)).code);
    expect(second).toMatchObject({ outcome: 'proved', enough: false });
  });
});

describe('Limits', () => {
  /** Five messages, a minute apart. */
  async function sendFive(someone: TestMailbox, kind?: 'EMAIL' | 'PHONE'): Promise<void> {
    const ticket = await world.ticket(someone.address);
    for (let n = 0; n < 5; n += 1) {
      expect(codeOf(await world.send(ticket, kind))).toBe('ordered');
      world.pass(60);
    }
  }

  /** What became of one more message, whose asker is told that it is on its way. */
  async function oneMore(someone: TestMailbox, kind?: 'EMAIL' | 'PHONE'): Promise<unknown> {
    expect(codeOf(await world.send(await world.ticket(someone.address), kind))).toBe('ordered');
    return (await world.steps(someone)).at(-1);
  }

  it('let five codes an hour and ten a day go to one account', async () => {
    const someone = await world.person(mail('flooded@example.org'), phone('+8613800138002'));
    for (let hour = 0; hour < 2; hour += 1) {
      await sendFive(someone, hour === 0 ? 'EMAIL' : 'PHONE');
      expect(await oneMore(someone)).toMatchObject({ data: { reason: 'ACCOUNT_LIMIT' } });
      world.pass(3600);
    }
    expect(await oneMore(someone)).toMatchObject({ data: { reason: 'ACCOUNT_LIMIT' } });
    world.pass(24 * 3600);
    expect(await oneMore(someone)).toMatchObject({ type: 'VerificationCodeIssued' });
  });

  it('let five an hour go to one destination, whoever’s it is said to be', async () => {
    const [one, other] = [
      await world.person(mail('both@example.org')),
      await world.person(mail('both@example.org')),
    ];
    await sendFive(one);
    expect(await oneMore(other)).toMatchObject({ data: { reason: 'DESTINATION_LIMIT' } });
  });

  it('let an organization pay for so many text messages a day', async () => {
    const thrifty = await verificationWorld({ smsPerOrganization: 1 });
    try {
      const someone = await thrifty.person(phone('+8613800138003'), mail('sms@example.org'));
      const reasons = [];
      for (const kind of ['PHONE', 'PHONE', 'EMAIL'] as const) {
        await thrifty.send(await thrifty.ticket(someone.address), kind);
        const last = (await thrifty.steps(someone)).at(-1);
        reasons.push(last?.type === 'VerificationCodeWithheld' ? last.data.reason : last?.type);
      }
      expect(reasons).toEqual([
        'VerificationCodeIssued',
        'ORGANIZATION_LIMIT',
        'VerificationCodeIssued',
      ]);
    } finally {
      await thrifty.close();
    }
  });

  it('let so many requests come from one network, whatever they are for', async () => {
    const strict = await verificationWorld({ requestsPerNetwork: 2 });
    try {
      const answers = [];
      for (const name of ['a', 'b', 'c']) answers.push(await strict.request(`${name}@example.com`));
      expect(answers.map(codeOf)).toEqual(['requested', 'requested', 'RateLimited']);
      expect(codeOf(await strict.request('c@example.com', '192.0.2.8'))).toBe('requested');
    } finally {
      await strict.close();
    }
  });

  it('count requests for an address, known or not, and say when to come back', async () => {
    const someone = await world.person(mail('often@example.org'));
    for (const address of [someone.address, 'ghost@example.com']) {
      const answers = [];
      for (let n = 0; n < 6; n += 1) answers.push(await world.request(address, `203.0.113.${n}`));
      expect(answers.map(codeOf)).toEqual([...Array(5).fill('requested'), 'RateLimited']);
    }
  });

  it('leave the owner their turns on the network that they sign in from', async () => {
    const someone = await world.person(mail('familiar@example.org'));
    await signIn(someone, PASSWORD);
    for (let n = 0; n < 6; n += 1) await world.request(someone.address, `203.0.113.${n}`);
    expect(codeOf(await world.request(someone.address, '203.0.113.9'))).toBe('RateLimited');
    expect(codeOf(await world.request(someone.address, '192.0.2.7'))).toBe('requested');
  });
});

describe('What strangers try', () => {
  it('is counted where no account is concerned, and no event tells of it', async () => {
    const counted: string[] = [];
    const observed = await verificationWorld(
      { requestsPerNetwork: 1 },
      { observer: { stepTaken: (step, outcome) => void counted.push(`${step} ${outcome}`) } },
    );
    try {
      const ticket = await observed.ticket('nobody@example.com');
      await observed.request('nobody@example.com');
      await observed.send(ticket);
      await observed.send(ticket);
      await observed.enter(ticket, '123456');
      expect(counted).toEqual([
        'REQUEST UNKNOWN_ADDRESS',
        'REQUEST RateLimited',
        'CODE UNKNOWN_ADDRESS',
        'CODE RateLimited',
        'PROOF VerificationCodeWrong',
      ]);
    } finally {
      await observed.close();
    }
  });
});
