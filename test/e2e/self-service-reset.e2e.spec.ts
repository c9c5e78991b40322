import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCOUNT,
  codeIn,
  eventsOf,
  ForgottenPassword,
  linkIn,
  MailServer,
  Organization,
  PASSWORD,
  read,
  RunningKeyledger,
  signIn,
  trySignIn,
  untilEvent,
  type Caller,
  type Person,
} from './harness/index.js';

const CHOSEN = 'Qing-chen 7 he feng';
const GUESSES = 10_000;

describe('A forgotten password', () => {
  let mail: MailServer;
  let running: RunningKeyledger;
  let organization: Organization;
  let owner: Caller;

  beforeAll(async () => {
    mail = await MailServer.start();
    running = await RunningKeyledger.start({
      settings: { ...mail.settings, KEYLEDGER_TRUSTED_PROXIES: '127.0.0.1' },
    });
    organization = await Organization.found(running, 'example.com');
    owner = (await organization.signedIn({ address: 'owner@example.com', role: 'OWNER' })).caller;
  });
  afterAll(async () => {
    await running?.close();
    await mail?.close();
  });

  const person = (name: string, more: object = {}) =>
    organization.person({ address: `${name}@example.com`, backup: `${name}@example.org`, ...more });
  const somebody = (network = '192.0.2.7') =>
    new ForgottenPassword(running.url, { headers: { 'x-forwarded-for': network } });

  /** The text of the newest code that was mailed, once there are so many. */
  async function mailed(name: string, nth = 1): Promise<string> {
    return (await mail.nthTo(`${name}@example.org`, nth)).text;
  }

  /** A way up to the code that was sent by mail. */
  async function withCode(name: string, nth = 1) {
    const way = somebody();
    await way.request(`${name}@example.com`);
    expect(await way.send('EMAIL')).toMatchObject({ resendAfter: 60 });
    return { way, text: await mailed(name, nth) };
  }

  const codes = ({ accountId }: Person) =>
    eventsOf(running, 'verification-').then((events) =>
      events.filter(({ data }) => read(data, 'accountId') === accountId),
    );

  async function historyOf({ id }: Person, position: unknown): Promise<readonly unknown[]> {
    const account = await owner.after(position).send(ACCOUNT, { id });
    const nodes = read(account, 'history', 'nodes') as readonly unknown[];
    return nodes.map((entry) => read(entry, 'sentence'));
  }

  it('leads from the request to the code, the new password and the sign-in, and is told everywhere', async () => {
    const someone = await person('whole', { phone: '+8613800138000' });
    const session = await signIn(running.url, someone.address, PASSWORD);
    const way = somebody();
    expect(await way.request(someone.address)).toMatchObject({ channelKinds: ['EMAIL', 'PHONE'] });
    await way.send('EMAIL');
    const text = await mailed('whole');
    expect(text).toContain(someone.address);
    expect(await session.refusal('{ passwordRequirements { code } }')).toBeUndefined();

    expect(await way.enter(codeIn(text))).toMatchObject({ isEnough: true, further: [] });
    expect(await way.complete('weak')).toMatchObject({ code: 'PasswordTooWeak' });
    const done = await way.complete(CHOSEN);
    expect(done).toMatchObject({ __typename: 'PasswordResetCompletedPayload' });

    expect(await session.refusal('{ passwordRequirements { code } }')).toBe('UNAUTHENTICATED');
    expect(await trySignIn(running.url, someone.address, PASSWORD)).toMatchObject({
      code: 'SignInRefused',
    });
    await signIn(running.url, someone.address, CHOSEN);

    const told = [await mail.nthTo('whole@example.org', 2), await mail.nthTo(someone.address, 1)];
    for (const { text: news } of told) {
      expect(news).toContain(someone.address);
      expect(news).toMatch(/管理员/);
      expect(news).not.toMatch(/\/r\//);
    }
    const sent = await untilEvent(running, someone.stream, 'NotificationSent', 4);
    const texts = running.outbox.textMessagesTo('+8613800138000');
    expect(texts).toHaveLength(1);
    const history = await historyOf(someone, sent.position);
    expect(history).toEqual(
      expect.arrayContaining([
        expect.stringContaining('asked to set a forgotten password anew'),
        expect.stringContaining('A code was made for the recovery address'),
        'Identity verified from 192.0.2.7 by a code by mail',
        expect.stringContaining('reset their password by self-service'),
      ]),
    );
  });

  it('is set by the link in any browser, once, and not by whoever asked for it', async () => {
    const someone = await person('linked');
    const { way: asker, text } = await withCode('linked');
    const reader = somebody('198.51.100.1');
    expect(await reader.open(linkIn(text))).toMatchObject({ isEnough: true });
    expect(await somebody().open(linkIn(text))).toMatchObject({ code: 'LinkNotValid' });
    expect(await asker.enter(codeIn(text))).toMatchObject({ code: 'VerificationCodeWrong' });
    expect(await asker.complete(CHOSEN)).toMatchObject({ code: 'IdentityNotProved' });
    expect(await reader.complete(CHOSEN)).toMatchObject({
      __typename: 'PasswordResetCompletedPayload',
    });
    await signIn(running.url, someone.address, CHOSEN);
  });

  it('makes the channel that proved it a verified one', async () => {
    const someone = await person('verifies');
    const { way, text } = await withCode('verifies');
    await way.enter(codeIn(text));
    const stream = `employee-${someone.employeeId}`;
    expect(await untilEvent(running, stream, 'RecoveryChannelVerified')).toMatchObject({
      metadata: { actor: { kind: 'SYSTEM' } },
    });
  });

  it('works by text message, with a code that is good for ten minutes', async () => {
    const someone = await person('texted', { phone: '+8613800138001' });
    const way = somebody();
    await way.request(someone.address);
    await way.send('PHONE');
    await untilEvent(running, someone.stream, 'NotificationSent');
    const [sms] = running.outbox.textMessagesTo('+8613800138001');
    expect(sms?.text).toContain('10');
    expect(await way.enter(codeIn(sms?.text.split('\n\n')[1] ?? ''))).toMatchObject({
      isEnough: true,
    });
    expect(await way.complete(CHOSEN)).toMatchObject({
      __typename: 'PasswordResetCompletedPayload',
    });
  });

  it('is proved twice where the policy asks for it', async () => {
    await organization.recoveryPolicy({ twoProofs: 'EVERYBODY' });
    const someone = await person('twice', { phone: '+8613800138002' });
    const { way, text } = await withCode('twice');
    expect(await way.enter(codeIn(text))).toMatchObject({
      isEnough: false,
      further: [{ kind: 'PHONE', destination: '+86 138****8002' }],
    });
    expect(await way.complete(CHOSEN)).toMatchObject({ code: 'IdentityNotProved' });
    await way.send('PHONE');
    await untilEvent(running, someone.stream, 'NotificationSent', 2);
    const [sms] = running.outbox.textMessagesTo('+8613800138002');
    await way.enter(codeIn(sms?.text.split('\n\n')[1] ?? ''));
    expect(await way.complete(CHOSEN)).toMatchObject({
      __typename: 'PasswordResetCompletedPayload',
    });
    await organization.recoveryPolicy({});
  });

  it('tells the person by mail when their locked mailbox cannot be helped this way', async () => {
    const someone = await person('shut');
    await organization.lock(someone.accountId);
    const way = somebody();
    await way.request(someone.address);
    await way.send('EMAIL');
    const text = await mailed('shut');
    expect(() => codeIn(text)).toThrow();
    expect(text).toMatch(/管理员/);
    expect((await codes(someone)).map(({ type }) => type)).toEqual(['VerificationCodeWithheld']);
  });

  it('cannot be guessed: ten thousand codes from everywhere fail, and the owner is never kept out', async () => {
    const someone = await person('guessed');
    let tried = 0;
    let refused = 0;
    /** As a stranger does with a thousand addresses of their own: a request, a code, five guesses, the next request. */
    const guess = async (network: number): Promise<void> => {
      while (tried < GUESSES) {
        const way = somebody(`10.1.${network >> 8}.${(network + tried) & 255}`);
        const requested = await way.request(someone.address);
        if (read(requested, 'code') === 'RateLimited') refused += 1;
        else await way.send('EMAIL');
        for (let n = 0; n < 25 && tried < GUESSES; n += 1) {
          tried += 1;
          const code = String(randomInt(1_000_000)).padStart(6, '0');
          expect(read(await way.enter(code), '__typename')).not.toBe('IdentityProof');
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, n) => guess(n << 4)));
    expect(tried).toBe(GUESSES);
    expect(refused).toBeGreaterThan(0);
    const steps = await codes(someone);
    const count = (type: string) => steps.filter((step) => step.type === type).length;
    expect(count('VerificationCodeIssued')).toBeLessThanOrEqual(5);
    // Five tries a code: what follows is refused without being looked at.
    expect(count('IdentityVerificationFailed')).toBeLessThanOrEqual(25);
    expect(count('IdentityVerified')).toBe(0);
    await signIn(running.url, someone.address, PASSWORD);
  }, 600_000);

  it('is set once by a code that is entered twenty times at the same instant', async () => {
    const someone = await person('instant');
    const { way, text } = await withCode('instant');
    const code = codeIn(text);
    const entries = Array.from({ length: 20 }, () => {
      const other = somebody();
      other.ticket = way.ticket;
      return other;
    });
    const answers = await Promise.all(entries.map((entry) => entry.enter(code)));
    const proofs = answers.filter((answer) => read(answer, '__typename') === 'IdentityProof');
    expect(proofs).toHaveLength(1);
    expect((await codes(someone)).filter(({ type }) => type === 'IdentityVerified')).toHaveLength(
      1,
    );
  });

  it('loses nothing when the service restarts in any state of it', async () => {
    const restart = async () => {
      await running.stop();
      await running.open();
    };
    const someone = await person('restarted');
    const way = somebody();
    await way.request(someone.address);
    await restart();
    await way.send('EMAIL');
    await restart();
    const text = await mailed('restarted');
    expect(await way.enter('000000')).toMatchObject({
      code: 'VerificationCodeWrong',
      params: [{ name: 'triesLeft', value: '4' }],
    });
    await restart();
    expect(await way.enter(codeIn(text))).toMatchObject({ isEnough: true });
    await restart();
    const commandId = 'restarted-and-sent-again';
    const done = await way.complete(CHOSEN, { commandId });
    expect(done).toMatchObject({ __typename: 'PasswordResetCompletedPayload' });
    await restart();
    expect(await way.complete(CHOSEN, { commandId })).toMatchObject({
      __typename: 'PasswordResetCompletedPayload',
    });
    await signIn(running.url, someone.address, CHOSEN);
    expect((await mail.nthTo('restarted@example.org', 2)).text).toContain(someone.address);
  });

  it('leads by links of the configured address, whatever host a request names', async () => {
    await person('hosted');
    const way = new ForgottenPassword(running.url, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '192.0.2.8' },
    });
    await way.request('hosted@example.com');
    await way.send('EMAIL');
    const text = await mailed('hosted');
    expect(text).toContain(`${running.url}/r/`);
    expect(text).not.toContain('evil.example');
  });
});
