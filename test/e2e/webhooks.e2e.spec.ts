import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import { Webhook } from 'standardwebhooks';
import {
  eventsOf,
  LOCK,
  Organization,
  read,
  RunningKeyledger,
  WebhookReceiver,
  type Caller,
  type Delivery,
  type Person,
} from './harness/index.js';

const UNLOCK = LOCK.replaceAll('lockAccount', 'unlockAccount').replace('Lock', 'Unlock');
const PROBLEM = '... on Problem { code path params { name value } }';
const NODE = `id name url pausedFor lagSeconds waiting dead lastFailure lastSuccessAt failingSince
  previousSecretUntil deadLetters { eventId failure }`;
const onSubscription = (name: string, input = 'WebhookSubscriptionInput') =>
  `mutation ($input: ${input}!) { ${name}(input: $input) {
     __typename ... on WebhookSubscriptionPayload { secret subscription { ${NODE} } } ${PROBLEM}
   } }`;
const CREATE = onSubscription('createWebhookSubscription', 'CreateWebhookSubscriptionInput');
const PAUSE = onSubscription('pauseWebhookSubscription');
const RESUME = onSubscription('resumeWebhookSubscription');
const REDRIVE = onSubscription('redriveDeadLetters');
const ROTATE = onSubscription('rotateWebhookSecret');
const REPLAY = onSubscription('replayWebhookSubscription', 'ReplayWebhookSubscriptionInput');
const DELETE = onSubscription('deleteWebhookSubscription');
const TEST = `mutation ($input: WebhookSubscriptionInput!) { testWebhook(input: $input) {
  __typename ... on TestWebhookPayload { delivered failure } ${PROBLEM} } }`;
const SHOW = `query ($id: ID!) { webhookSubscription(id: $id) { ${NODE} } }`;

const LOCKED = 'keyledger.account.locked.v1';
const UNLOCKED = 'keyledger.account.unlocked.v1';

describe('Webhooks', () => {
  let running: RunningKeyledger;
  let ours: Organization;
  let owner: Person & { caller: Caller };
  let people: Person[];
  const receivers: WebhookReceiver[] = [];

  beforeAll(async () => {
    running = await RunningKeyledger.start({
      settings: { KEYLEDGER_WEBHOOK_NETWORKS: '127.0.0.0/8', KEYLEDGER_WEBHOOK_PORTS: '1-65535' },
    });
    ours = await Organization.found(running, 'example.com');
    owner = await ours.signedIn({ address: 'owner@example.com', role: 'OWNER' });
    people = [];
    for (let n = 0; n < 4; n += 1) {
      people.push(await ours.person({ address: `p${n}@example.com` }));
    }
  });
  afterEach(() => Promise.all(receivers.splice(0).map((receiver) => receiver.close())));
  afterAll(() => running?.close());

  interface Subscribed {
    readonly receiver: WebhookReceiver;
    readonly id: string;
    readonly secret: string;
  }

  const order = (mutation: string, id: string, more: object = {}) =>
    owner.caller.send(mutation, { input: { subscriptionId: id, ...more } });
  const show = (id: string) => owner.caller.send(SHOW, { id });

  async function subscribed(terms: object = {}): Promise<Subscribed> {
    const receiver = await WebhookReceiver.start();
    receivers.push(receiver);
    const plain = { name: 'VPN', url: receiver.url, subjectFormat: 'ACCOUNT_ID', ...terms };
    const made = await owner.caller.send(CREATE, { input: { terms: plain } });
    const secret = String(read(made, 'secret'));
    receiver.secrets = [secret];
    return { receiver, id: String(read(made, 'subscription', 'id')), secret };
  }

  async function lockAndUnlock(person: Person | undefined, times = 1): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      await owner.caller.send(LOCK, { input: { accountId: person?.id } });
      await owner.caller.send(UNLOCK, { input: { accountId: person?.id } });
    }
  }
  async function standing(id: string, isSo: (node: unknown) => boolean): Promise<unknown> {
    for (;;) {
      const node = await show(id);
      if (isSo(node)) return node;
      await pause(50);
    }
  }

  it('tell of what happens from then on, signed, in order for each account', async () => {
    const { receiver, id } = await subscribed({ subjectFormat: 'ADDRESS' });
    await Promise.all(people.map((person) => lockAndUnlock(person, 3)));
    await receiver.until(({ taken }) => taken.length >= people.length * 6);
    for (const { accountId, address } of people) {
      const events = receiver.events(accountId);
      expect(events.map(({ type }) => type)).toEqual([
        LOCKED,
        UNLOCKED,
        LOCKED,
        UNLOCKED,
        LOCKED,
        UNLOCKED,
      ]);
      expect(events.map(({ sequence }) => sequence)).toEqual(
        events.map(({ sequence }) => sequence).sort(),
      );
      expect(new Set(events.map(({ data }) => data['address']))).toEqual(new Set([address]));
    }
    expect(receiver.tried.map(({ id: delivery }) => delivery)).toEqual(
      receiver.tried.map(({ event }) => `msg_${event.id}`),
    );
    expect(await standing(id, (node) => read(node, 'lagSeconds') === 0)).toMatchObject({
      waiting: 0,
      dead: 0,
      lastFailure: null,
    });
  });

  it('hold back an account whose event fails, and nobody else; the try after has the same id', async () => {
    const { receiver, id } = await subscribed();
    const [first, second] = people;
    let isFailing = true;
    receiver.behaviour = ({ event }: Delivery) => ({
      status: isFailing && event.subject === first?.accountId ? 503 : 200,
    });
    await lockAndUnlock(first);
    await lockAndUnlock(second);
    await receiver.until(() => receiver.events(second?.accountId).length === 2);
    expect(receiver.events(first?.accountId)).toEqual([]);
    const held = await standing(id, (node) => read(node, 'lastFailure') === 'HTTP_503');
    expect(held).toMatchObject({ waiting: 2, dead: 0 });
    isFailing = false;
    await order(PAUSE, id);
    await pause(1_500);
    await order(RESUME, id);
    await receiver.until(() => receiver.events(first?.accountId).length === 2);
    const tries = receiver.tried.filter(({ event }) => event.subject === first?.accountId);
    const [failed] = tries;
    const again = tries.findLast(({ id: delivery }) => delivery === failed?.id);
    expect(again?.body).toBe(failed?.body);
    expect(Number(again?.timestamp)).toBeGreaterThan(Number(failed?.timestamp));
    expect(tries.slice(0, -1).map(({ id: delivery }) => delivery)).toEqual(
      tries.slice(0, -1).map(() => failed?.id),
    );
    expect(receiver.events(first?.accountId).map(({ type }) => type)).toEqual([LOCKED, UNLOCKED]);
  });

  it('go on where they were after a restart, what waits included', async () => {
    const { receiver } = await subscribed();
    receiver.behaviour = () => ({ status: 500 });
    await lockAndUnlock(people[0]);
    await receiver.until(({ tried }) => tried.length > 0);
    await running.stop();
    receiver.behaviour = () => ({ status: 200 });
    await running.open();
    await lockAndUnlock(people[1]);
    await receiver.until(({ taken }) => taken.length >= 4);
    expect(receiver.events(people[0]?.accountId).map(({ type }) => type)).toEqual([
      LOCKED,
      UNLOCKED,
    ]);
  });

  it('do not wait for a receiver that is slow', async () => {
    const slow = await subscribed();
    const quick = await subscribed();
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    slow.receiver.behaviour = async () => {
      await released;
      return { status: 200 };
    };
    await lockAndUnlock(people[2], 3);
    await quick.receiver.until(({ taken }) => taken.length >= 6);
    expect(slow.receiver.taken).toEqual([]);
    release();
    await slow.receiver.until(({ taken }) => taken.length >= 6);
  });

  it('are paused by a receiver that is gone, and lose nothing until they are resumed', async () => {
    const { receiver, id } = await subscribed();
    receiver.behaviour = () => ({ status: 410 });
    await lockAndUnlock(people[0]);
    await standing(id, (node) => read(node, 'pausedFor') === 'GONE');
    await lockAndUnlock(people[1]);
    receiver.behaviour = () => ({ status: 200 });
    await order(RESUME, id);
    await receiver.until(({ taken }) => taken.length >= 4);
    expect(receiver.events(people[0]?.accountId)).toHaveLength(2);
    expect(await show(id)).toMatchObject({ pausedFor: null });
  });

  it('are paused and resumed by an administrator', async () => {
    const { receiver, id } = await subscribed();
    await lockAndUnlock(people[3]);
    await receiver.until(({ taken }) => taken.length === 2);
    expect(await order(PAUSE, id)).toMatchObject({ subscription: { pausedFor: 'ADMIN' } });
    // The delivery looks for orders every second.
    await pause(1_500);
    await lockAndUnlock(people[3]);
    await standing(id, (node) => Number(read(node, 'lagSeconds')) > 0);
    expect(receiver.taken).toHaveLength(2);
    await order(RESUME, id);
    await receiver.until(({ taken }) => taken.length === 4);
  });

  it('never follow a redirect', async () => {
    const { receiver, id } = await subscribed();
    const trap = await subscribed();
    await order(PAUSE, trap.id);
    receiver.behaviour = () => ({ status: 307, headers: { location: trap.receiver.url } });
    const before = trap.receiver.tried.length;
    expect(await order(TEST, id)).toMatchObject({ delivered: false, failure: 'HTTP_307' });
    expect(trap.receiver.tried).toHaveLength(before);
  });

  it('give an event up after its last try, and bring it again when told to', async () => {
    const { receiver, id } = await subscribed();
    receiver.behaviour = () => ({ status: 500 });
    await owner.caller.send(LOCK, { input: { accountId: people[0]?.id } });
    await standing(id, (node) => read(node, 'waiting') === 1);
    // Nine tries later, which take three days.
    await running.foundation.postgres.pool.query(
      `UPDATE webhook_message SET tries = 9 WHERE subscription_id = $1`,
      [plain(id)],
    );
    await order(PAUSE, id);
    await pause(1_500);
    await order(RESUME, id);
    const node = await standing(id, (each) => read(each, 'dead') === 1);
    expect(node).toMatchObject({ waiting: 0, deadLetters: [{ failure: 'HTTP_500' }] });
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toContain('keyledger_webhook_events{state="dead"} 1');

    receiver.behaviour = () => ({ status: 200 });
    await order(REDRIVE, id);
    await receiver.until(({ taken }) => taken.length === 1);
    expect(await standing(id, (each) => read(each, 'dead') === 0)).toMatchObject({ waiting: 0 });
    await owner.caller.send(UNLOCK, { input: { accountId: people[0]?.id } });
    await receiver.until(({ taken }) => taken.length === 2);
  });

  it('bring everything once more from a place in the log, under the same ids', async () => {
    const { receiver, id } = await subscribed();
    await lockAndUnlock(people[0], 2);
    await receiver.until(({ taken }) => taken.length === 4);
    const [first] = receiver.events();
    await order(REPLAY, id, { after: first?.position });
    await receiver.until(({ taken }) => taken.length === 7);
    const ids = receiver.taken.map((delivery) => delivery.id);
    expect(ids.slice(4)).toEqual(ids.slice(1, 4));
    const elsewhere = `another:${'1'.padStart(20, '0')}`;
    expect(await order(REPLAY, id, { after: elsewhere })).toMatchObject({
      code: 'PositionUnknown',
    });
  });

  it('bring everything once more that was recorded after a moment', async () => {
    const { receiver, id } = await subscribed();
    await lockAndUnlock(people[0], 2);
    await receiver.until(({ taken }) => taken.length === 4);
    const [first, second] = receiver.events();
    const from = second?.recordedtime;
    await order(REPLAY, id, { from });
    await receiver.until(({ taken }) => taken.length === 6);
    const ids = receiver.taken.map((delivery) => delivery.id);
    expect(ids.slice(4)).toEqual(ids.slice(2, 4));
    for (const places of [{}, { after: first?.position, from }]) {
      expect(await order(REPLAY, id, places)).toMatchObject({ code: 'InvalidInput' });
    }
  });

  it('are signed with both secrets while one follows the other', async () => {
    const { receiver, id, secret } = await subscribed();
    const rotated = await order(ROTATE, id);
    const next = String(read(rotated, 'secret'));
    expect(next).not.toBe(secret);
    expect(read(rotated, 'subscription', 'previousSecretUntil')).toEqual(expect.any(String));
    receiver.secrets = [next];
    await order(TEST, id);
    const [ping] = receiver.taken;
    if (!ping) throw new Error('Nothing came');
    const headers = {
      'webhook-id': ping.id,
      'webhook-timestamp': ping.timestamp,
      'webhook-signature': ping.signature,
    };
    for (const held of [secret, next]) new Webhook(held).verify(ping.body, headers);
    expect(ping.event).toMatchObject({ type: 'keyledger.subscription.tested.v1' });
  });

  it.each([
    ['https://127.0.0.1:1/', 'allowed by the operator', undefined],
    ['https://169.254.169.254/', 'metadata', 'ADDRESS'],
    ['https://10.0.0.1/', 'private', 'ADDRESS'],
    ['http://[::1]/', 'loopback that was not opened', 'ADDRESS'],
    ['https://user:secret@example.com/', 'with a password', 'SECRET'],
    ['ftp://127.0.0.1/', 'no web address', 'SCHEME'],
  ])('may go to %s or not: %s', async (url, _, reason) => {
    const terms = { name: 'SIEM', url, subjectFormat: 'ACCOUNT_ID' };
    const made = await owner.caller.send(CREATE, { input: { terms } });
    const params = read(made, 'params') as { name: string; value: string }[] | undefined;
    expect(params?.find(({ name }) => name === 'reason')?.value).toBe(reason);
    if (!reason) await order(DELETE, String(read(made, 'subscription', 'id')));
  });

  it('are shown their secret once, and it is in no event', async () => {
    const receiver = await WebhookReceiver.start();
    receivers.push(receiver);
    const terms = { name: 'VPN', url: receiver.url, subjectFormat: 'ACCOUNT_ID' };
    const input = { terms, commandId: newId() };
    const first = await owner.caller.send(CREATE, { input });
    const second = await owner.caller.send(CREATE, { input });
    expect(second).toMatchObject({
      secret: null,
      subscription: { id: read(first, 'subscription', 'id') },
    });
    const stream = `subscription-${plain(String(read(first, 'subscription', 'id')))}`;
    const events = await eventsOf(running, stream);
    expect(events.map(({ type }) => type)).toEqual(['SubscriptionCreated']);
    expect(JSON.stringify(events)).not.toContain(String(read(first, 'secret')).slice(6));
  });

  it('end with their subscription', async () => {
    const { receiver, id } = await subscribed();
    expect(await order(DELETE, id)).toMatchObject({ subscription: null });
    expect(await show(id)).toBeNull();
    const left = () =>
      running.foundation.postgres.pool.query(
        'SELECT 1 FROM webhook_delivery WHERE subscription_id = $1',
        [plain(id)],
      );
    while ((await left()).rows.length > 0) await pause(50);
    await lockAndUnlock(people[0]);
    expect(receiver.tried).toEqual([]);
  });
});

const plain = (globalId: string) =>
  Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';
