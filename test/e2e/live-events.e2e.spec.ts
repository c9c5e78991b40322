import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventFeedReader,
  EventListener,
  ISSUE_TOKEN,
  LOCK,
  Organization,
  read,
  RESET,
  RunningKeyledger,
  type Caller,
  type Person,
} from './harness/index.js';

const UNLOCK = LOCK.replaceAll('lockAccount', 'unlockAccount').replace('Lock', 'Unlock');
const EVENTS = `subscription ($since: Position, $types: [String!]) {
  accountEvents(since: $since, types: $types) { id type accountId address position sequence data }
}`;
const CHANGED = `subscription ($since: Position) {
  passwordChanged(since: $since) {
    id accountId address kind cause authority effectiveAt expiresAt endSessions reasonCode position
  }
}`;
const REVOKE = `mutation ($input: RevokeServiceTokenInput!) {
  revokeServiceToken(input: $input) { __typename }
}`;

describe('Events over graphql-ws', () => {
  let running: RunningKeyledger;
  let ours: Organization;
  let owner: Person & { caller: Caller & { token: string } };
  let clerk: Person;
  const listeners: EventListener[] = [];

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    ours = await Organization.found(running, 'example.com');
    owner = await ours.signedIn({ address: 'owner@example.com', role: 'OWNER' });
    clerk = await ours.person({ address: 'clerk@example.com' });
  });
  afterEach(() => Promise.all(listeners.splice(0).map((listener) => listener.close())));
  afterAll(() => running?.close());

  async function issued(subjectFormat = 'ACCOUNT_ID') {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const input = { name: 'VPN', scopes: ['EVENTS'], subjectFormat, expiresAt };
    const token = await owner.caller.send(ISSUE_TOKEN, { input });
    return { secret: String(read(token, 'secret')), id: String(read(token, 'token', 'id')) };
  }
  function listen(token: string, field: string, query: string, variables: object = {}) {
    const listener = new EventListener(running.url, token, field, query, variables);
    listeners.push(listener);
    return listener;
  }
  const act = (query: string) =>
    owner.caller.send(query, { input: { accountId: clerk.id, reasonCode: 'LEAKED' } });

  it('catch up from a position and go on live, without a gap and in the order of the log', async () => {
    const { secret } = await issued();
    const { position } = await new EventFeedReader(running.url, secret).poll({ after: 'now' });
    for (let n = 0; n < 5; n += 1) {
      await act(LOCK);
      await act(UNLOCK);
    }
    const listener = listen(secret, 'accountEvents', EVENTS, { since: position });
    for (let n = 0; n < 5; n += 1) {
      await act(LOCK);
      await act(UNLOCK);
    }
    await listener.until(20);
    const { events } = await new EventFeedReader(running.url, secret).poll({ after: position });
    expect(listener.told.map((event) => read(event, 'id'))).toEqual(events.map(({ id }) => id));
    expect(JSON.parse(String(read(listener.told[0], 'data')))).toEqual(events[0]?.data);
  });

  it('say of a changed password what a downstream system acts on', async () => {
    const { secret } = await issued('ADDRESS');
    const { position } = await new EventFeedReader(running.url, secret).poll({ after: 'now' });
    await act(RESET);
    const listener = listen(secret, 'passwordChanged', CHANGED, { since: position });
    await listener.until(1);
    expect(listener.told[0]).toMatchObject({
      accountId: clerk.accountId,
      address: 'clerk@example.com',
      kind: 'TEMPORARY',
      cause: 'ADMIN_RESET',
      authority: 'KEYLEDGER',
      expiresAt: expect.any(String),
      endSessions: true,
      reasonCode: 'LEAKED',
    });
  });

  it('are open to administrators, and not to employees', async () => {
    const { position } = await new EventFeedReader(running.url, (await issued()).secret).poll({
      after: 'now',
    });
    await act(LOCK);
    const listener = listen(owner.caller.token, 'accountEvents', EVENTS, { since: position });
    await listener.until(1);
    expect(listener.told[0]).toMatchObject({
      type: 'keyledger.account.locked.v1',
      address: 'clerk@example.com',
    });
    await act(UNLOCK);
    const employee = await ours.signedIn({ address: 'employee@example.com' });
    const refused = listen(employee.caller.token, 'accountEvents', EVENTS);
    expect(await refused.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('refuse a position of another log, with the problem', async () => {
    const since = `another:${'1'.padStart(20, '0')}`;
    const refused = listen((await issued()).secret, 'accountEvents', EVENTS, { since });
    await refused.ended;
    expect(JSON.stringify([await refused.ended, refused.told])).toContain('PositionUnknown');
  });

  it('end with the token: what happens after it is revoked is not told', async () => {
    const { secret, id } = await issued();
    const { position } = await new EventFeedReader(running.url, secret).poll({ after: 'now' });
    await act(LOCK);
    const listener = listen(secret, 'accountEvents', EVENTS, { since: position });
    await listener.until(1);
    await owner.caller.send(REVOKE, { input: { tokenId: id } });
    await act(UNLOCK);
    await listener.ended;
    expect(
      listener.told.filter((event) => read(event, 'type') === 'keyledger.account.unlocked.v1'),
    ).toEqual([]);
  });
});
