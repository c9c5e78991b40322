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
import type { Api } from '../index.js';

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

beforeAll(async () => {
  api = await createApi({
    modules: [TickModule],
    logger: createLogger('silent'),
    metrics: new Metrics(),
    health: [],
    publicUrl: null,
    introspection: false,
  });
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

function connect(session: string | null, headers: Record<string, string> = {}) {
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      const cookie = session ? { cookie: `keyledger_session=${session}` } : {};
      super(address, protocols, { headers: { ...cookie, ...headers } });
    }
  }
  const closed = new Promise<{ code: number }>((resolve) => {
    const client = createClient({
      url: `${url}/graphql`,
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
