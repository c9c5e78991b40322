import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { Query, Resolver, Subscription } from '@nestjs/graphql';
import { Access, LiveFeed, PrincipalReader } from '@keyledger/graphql';
import type { Principal, RequestContext } from '@keyledger/graphql';
import { aPrincipal, testKeyRing } from '@keyledger/graphql/testing';
import { KeyRing } from '@keyledger/keys';
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createLogger, Metrics } from '@keyledger/process';
import { createApi } from '../index.js';
import type { Api, ApiOptions } from '../index.js';

const sessions = new Map<string, Principal>();
const feed = new LiveFeed<{ ticks: number }>();
const tick = (n: number) => feed.publish({ ticks: n });
const batches: (readonly string[])[] = [];

class Sessions extends PrincipalReader {
  read({ cookie }: { cookie?: string }): Promise<Principal | null> {
    return Promise.resolve(sessions.get(cookie ?? '') ?? null);
  }
}

@Resolver()
class TickResolver {
  @Query(() => String, { description: 'Nothing.' })
  @Access({ roles: 'ANONYMOUS' })
  nothing(): string {
    return '';
  }

  @Subscription(() => String, {
    description: 'Ticks.',
    resolve: (payload: { ticks: number }, _: unknown, context: RequestContext) =>
      context.loaders
        .loader('names', (keys: readonly string[]) => {
          batches.push(keys);
          return Promise.resolve(keys);
        })
        .load(payload.ticks < 0 ? 'same' : `tick ${payload.ticks}`),
  })
  @Access({ roles: ['OWNER'] })
  ticks(): AsyncIterableIterator<{ ticks: number }> {
    return feed.subscribe();
  }
}

@Global()
@Module({
  providers: [
    TickResolver,
    { provide: KeyRing, useFactory: testKeyRing },
    { provide: PrincipalReader, useClass: Sessions },
  ],
  exports: [KeyRing, PrincipalReader],
})
class TickModule {}

let api: Api;
let url: string;
const clients: Client[] = [];

const start = (trustedDocuments?: ApiOptions['trustedDocuments']) =>
  createApi({
    modules: [TickModule],
    logger: createLogger('silent'),
    metrics: new Metrics(),
    health: [],
    publicUrl: null,
    introspection: false,
    trustedDocuments,
  });

beforeAll(async () => {
  api = await start();
  url = (await api.listen(0)).replace('http', 'ws');
});

afterAll(async () => {
  for (const client of clients) await client.dispose();
  await api.close();
});

beforeEach(async () => {
  await listening(0);
  sessions.clear();
  batches.length = 0;
  sessions.set('owner', aPrincipal({ sessionId: 's-1' }));
  sessions.set('helpdesk', aPrincipal({ sessionId: 's-2', role: 'HELPDESK' }));
});

function connect(session: string | null, headers: Record<string, string> = {}, address = url) {
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      const cookie = session ? { cookie: `keyledger_session=${session}` } : {};
      super(address, protocols, { headers: { ...cookie, ...headers } });
    }
  }
  const closed = new Promise<{ code: number }>((resolve) => {
    const client = createClient({
      url: `${address}/graphql`,
      webSocketImpl: Socket,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
      on: { closed: (event) => resolve(event as { code: number }) },
    });
    clients.push(client);
  });
  return { client: clients.at(-1) as Client, closed };
}

const subscribe = (client: Client, query = 'subscription { ticks }') => client.iterate({ query });

const idOf = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

/** Resolves once the server listens (or no longer does), so that no tick is lost. */
async function listening(count: number): Promise<void> {
  while (feed.listeners !== count) await new Promise((resolve) => setImmediate(resolve));
}

describe('A subscription', () => {
  it('receives what happens, loading afresh for every event', async () => {
    const events = subscribe(connect('owner').client);
    const first = events.next();
    await listening(1);
    tick(-1);
    tick(-1);
    expect((await first).value).toMatchObject({ data: { ticks: 'same' } });
    expect((await events.next()).value).toMatchObject({ data: { ticks: 'same' } });
    expect(batches).toEqual([['same'], ['same']]);
    await events.return?.();
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ['helpdesk', 'FORBIDDEN'],
  ])('is refused to %s by its access rule', async (session, code) => {
    const next = subscribe(connect(session).client).next();
    await expect(next).rejects.toMatchObject([{ extensions: { code } }]);
  });

  it('that cannot be read is the caller’s mistake', async () => {
    const next = subscribe(connect('owner').client, 'subscription {').next();
    await expect(next).rejects.toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  it('is the only thing that goes over a WebSocket', async () => {
    const next = subscribe(connect('owner').client, '{ nothing }').next();
    await expect(next).rejects.toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  it('does not help to guess the schema', async () => {
    const next = subscribe(connect('owner').client, 'subscription { tick }').next();
    await expect(next).rejects.not.toMatchObject([
      { message: expect.stringContaining('Did you mean') },
    ]);
  });

  it('ends with its session, before the next event leaves', async () => {
    const { client, closed } = connect('owner');
    const next = subscribe(client).next();
    await listening(1);
    sessions.delete('owner');
    tick(7);
    expect(await closed).toMatchObject({ code: 4403 });
    await expect(next).rejects.toBeDefined();
  });

  it('ends when the caller’s role changes', async () => {
    const { client, closed } = connect('owner');
    const next = subscribe(client).next();
    await listening(1);
    sessions.set('owner', aPrincipal({ sessionId: 's-1', role: 'EMPLOYEE' }));
    tick(8);
    expect(await closed).toMatchObject({ code: 4403 });
    await expect(next).rejects.toBeDefined();
  });

  it('is not opened by another site’s page', async () => {
    const { client, closed } = connect('owner', { origin: 'https://evil.example' });
    const next = subscribe(client).next();
    expect(await closed).toMatchObject({ code: 4403 });
    await expect(next).rejects.toBeDefined();
  });

  it('has no id where there is no manifest', async () => {
    const { client } = connect('owner');
    const next = client.iterate({ query: '', extensions: idOf('ticks') }).next();
    await expect(next).rejects.toMatchObject([
      { extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } },
    ]);
  });

  it('stops listening when its socket goes', async () => {
    const { client } = connect('owner');
    const events = subscribe(client);
    const next = events.next();
    await listening(1);
    await client.dispose();
    await next.catch(() => undefined);
    await listening(0);
    expect(feed.listeners).toBe(0);
  });
});

describe('A subscription where only trusted documents are run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyledger-documents-'));
  const TEXT = 'subscription Ticks { ticks }';
  let strict: Api;
  let address: string;

  beforeAll(async () => {
    const file = join(folder, 'manifest.json');
    writeFileSync(file, JSON.stringify({ ticks: TEXT, nothing: '{ nothing }' }));
    strict = await start({ file, only: true });
    address = (await strict.listen(0)).replace('http', 'ws');
  });
  afterAll(async () => {
    for (const client of clients) await client.dispose();
    await strict?.close();
    rmSync(folder, { recursive: true });
  });

  const next = (
    session: string,
    payload: { query: string; extensions?: Record<string, unknown> },
  ) => connect(session, {}, address).client.iterate(payload).next();

  it.each([
    ['id', { query: '', extensions: idOf('ticks') }],
    ['text', { query: TEXT }],
  ])('is opened by its %s', async (_, payload) => {
    const first = next('owner', payload);
    await listening(1);
    tick(3);
    expect((await first).value).toMatchObject({ data: { ticks: 'tick 3' } });
    for (const client of clients) await client.dispose();
  });

  it.each([
    ['another text', { query: 'subscription { ticks }' }, 'DOCUMENT_NOT_TRUSTED'],
    ['what is no document', { query: '{ { {' }, 'DOCUMENT_NOT_TRUSTED'],
    ['an id of nothing', { query: '', extensions: idOf('tocks') }, 'PERSISTED_QUERY_NOT_FOUND'],
    [
      'an id that is none',
      { query: '', extensions: { persistedQuery: 7 } },
      'PERSISTED_QUERY_NOT_FOUND',
    ],
    ['a query', { query: '', extensions: idOf('nothing') }, 'BAD_REQUEST'],
  ])('is refused by %s', async (_, payload, code) => {
    await expect(next('owner', payload)).rejects.toMatchObject([{ extensions: { code } }]);
  });

  it('is as open to a role as by its text', async () => {
    const refused = next('helpdesk', { query: '', extensions: idOf('ticks') });
    await expect(refused).rejects.toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
