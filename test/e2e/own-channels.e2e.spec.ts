import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from './harness/index.js';
import {
  ADD_OWN_CHANNEL,
  eventsOf,
  MailServer,
  MY_CHANNELS,
  Organization,
  PageVisitor,
  PASSWORD,
  read,
  REMOVE_OWN_CHANNEL,
  RunningKeyledger,
  SEND_OWN_CHANNEL,
  untilEvent,
  type Person,
} from './harness/index.js';

const WRONG = 'Not the 1st one!';

type SignedIn = Person & { readonly caller: Caller };

describe('One’s own recovery channels', () => {
  let mail: MailServer;
  let running: RunningKeyledger;
  let organization: Organization;

  beforeAll(async () => {
    mail = await MailServer.start();
    running = await RunningKeyledger.start({ settings: mail.settings });
    organization = await Organization.found(running, 'example.com');
  });
  afterAll(async () => {
    await running?.close();
    await mail?.close();
  });

  const person = (name: string, backup?: string) =>
    organization.signedIn({ address: `${name}@example.com`, backup });
  const add = (someone: SignedIn, destination: string, more: object = {}) =>
    someone.caller.send(ADD_OWN_CHANNEL, {
      input: { destination, currentPassword: PASSWORD, ...more },
    });
  const channelsOf = async ({ caller }: SignedIn) =>
    read(await caller.send(MY_CHANNELS), 'recoveryChannels') as readonly Record<string, unknown>[];

  /** The nth mail to an address, on one line. */
  const mailTo = async (address: string, n = 1) =>
    (await mail.nthTo(address, n)).text.replace(/\s+/g, ' ');

  const linkIn = (text: string): string =>
    new URL(/https?:\S+\/c\/\S+/.exec(text)?.[0] ?? '').pathname;

  it('are replaced with the password; the old one is told, and sees the new one only masked', async () => {
    const someone = await person('replaces', 'old@example.org');
    const [old] = await channelsOf(someone);
    expect(old).toMatchObject({ state: 'ASSERTED', destination: { value: 'o***@example.org' } });
    expect(await add(someone, 'New@Example.org', { replacesChannelId: old?.['id'] })).toMatchObject(
      {
        isVerificationSent: true,
        recoveryChannels: [{ state: 'ASSERTED', destination: { value: 'n***@example.org' } }],
      },
    );
    const told = await mailTo('old@example.org');
    expect(told).toContain(someone.address);
    expect(told).toContain('n***@example.org');
    expect(told).toContain('星河科技 的管理员');
    expect(told).not.toContain('new@example.org');
    expect(await mailTo('new@example.org')).toContain('/c/');
    const types = (await eventsOf(running, `employee-${someone.employeeId}`)).map(
      ({ type }) => type,
    );
    expect(types.slice(-3)).toEqual([
      'RecoveryChannelAsserted',
      'RecoveryChannelRemoved',
      'ChannelVerificationIssued',
    ]);
    await untilEvent(running, someone.stream, 'NotificationSent', 2);
  });

  it('are confirmed by the link that was mailed, once, and not by a scanner that looks at it', async () => {
    const someone = await person('confirms');
    await add(someone, 'confirms@example.org');
    const link = linkIn(await mailTo('confirms@example.org'));
    for (const method of ['GET', 'HEAD', 'GET']) {
      const looked = await fetch(`${running.url}${link}`, { method, redirect: 'manual' });
      expect([method, looked.status]).toEqual([method, 303]);
    }
    const visitor = await new PageVisitor(running.url).open(link);
    expect([visitor.status, visitor.path]).toEqual([200, '/confirm-channel']);
    expect(visitor.html).toContain('c***@example.org');
    expect(visitor.html).not.toContain(link.split('/').at(-1));
    expect(await channelsOf(someone)).toMatchObject([{ state: 'ASSERTED' }]);

    await visitor.submit({});
    expect([visitor.status, visitor.html.includes('Thank you')]).toEqual([200, true]);
    expect(await channelsOf(someone)).toMatchObject([{ state: 'VERIFIED' }]);
    expect((await new PageVisitor(running.url).open(link)).status).toBe(404);
    const elsewhere = await new PageVisitor(running.url).open(link.replace('/c/', '/l/'));
    expect(elsewhere.status).toBe(404);
  });

  it('are told of a removal, the removed one and those that stay', async () => {
    const someone = await person('removes', 'stays@example.org');
    await add(someone, 'goes@example.org');
    expect(await mailTo('stays@example.org')).toContain('新增');
    const link = linkIn(await mailTo('goes@example.org'));
    const gone = (await channelsOf(someone)).at(-1)?.['id'];
    const input = { channelId: gone, currentPassword: PASSWORD };
    expect(await someone.caller.send(REMOVE_OWN_CHANNEL, { input })).toMatchObject({
      recoveryChannels: [{ destination: { value: 's***@example.org' } }],
    });
    expect(await mailTo('stays@example.org', 2)).toContain('移除');
    expect(await mailTo('goes@example.org', 2)).toContain('移除');
    expect((await new PageVisitor(running.url).open(link)).status).toBe(404);
  });

  it('stay as they are without the password, which can be tried five times', async () => {
    const someone = await person('guessed', 'guessed@example.org');
    const before = await eventsOf(running, `employee-${someone.employeeId}`);
    const codes: unknown[] = [];
    for (let n = 0; n < 6; n += 1) {
      codes.push(read(await add(someone, 'x@example.org', { currentPassword: WRONG }), 'code'));
    }
    expect(codes).toEqual([...Array<string>(5).fill('CurrentPasswordWrong'), 'RateLimited']);
    // The right one is not looked at either, or waiting would tell that it was right.
    expect(await add(someone, 'x@example.org')).toMatchObject({ code: 'RateLimited' });
    expect(await eventsOf(running, `employee-${someone.employeeId}`)).toHaveLength(before.length);
  });

  it('are no mailbox of the person’s own, nor anybody’s of a shared one', async () => {
    const someone = await person('own');
    expect(await add(someone, 'OWN@example.com')).toMatchObject({
      code: 'InvalidInput',
      path: ['destination'],
    });
    const shared = await organization.signedIn({ address: 'info@example.com', kind: 'SHARED' });
    expect(await add(shared, 'x@example.org')).toMatchObject({ code: 'Forbidden' });
    expect(await channelsOf(shared)).toEqual([]);
  });

  it('are sent another link a minute later at the earliest', async () => {
    const someone = await person('again');
    await add(someone, 'again@example.org');
    const [channel] = await channelsOf(someone);
    const input = { channelId: channel?.['id'] };
    const refused = await someone.caller.send(SEND_OWN_CHANNEL, { input });
    expect(refused).toMatchObject({ code: 'RateLimited' });
    expect(Number(read(refused, 'retryAfter'))).toBeGreaterThan(50);
  });
});
