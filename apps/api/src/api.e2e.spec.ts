import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Global, Module, Param, Post } from '@nestjs/common';
import {
  Args,
  Field,
  InputType,
  Mutation,
  ObjectType,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import {
  Access,
  CurrentPrincipal,
  CurrentScope,
  MutationPayload,
  PageArgs,
  PrincipalReader,
  Reads,
  RefusalRecorder,
  RequestInfo,
  commandContext,
  mutationResult,
} from '@keyledger/graphql';
import type { Principal, RefusedCommand, RequestContext } from '@keyledger/graphql';
import { aPrincipal, testKeyRing } from '@keyledger/graphql/testing';
import type { Position } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { KeyRing } from '@keyledger/keys';
import { ReadPositions } from '@keyledger/projections';
import { MinLength } from 'class-validator';
import { createLogger, Metrics, type HealthState } from '@keyledger/process';
import { createApi } from './index.js';
import type { Api, ApiOptions } from './index.js';

const LINK_SECRET = 'Zq3vT9wXbL0pRk7sYd2fGh5jKm8nPc1aQe4uIo6yVtE';
const POSITION = `log:${'7'.padStart(20, '0')}` as Position;
const sessions = new Map<string, Principal>();
const refusals: RefusedCommand[] = [];

class Sessions extends PrincipalReader {
  read({ cookie, bearer }: { cookie?: string; bearer?: string }): Promise<Principal | null> {
    if (cookie === 'broken') return Promise.reject(new Error('select * from session_of_wang'));
    return Promise.resolve(sessions.get(cookie ?? bearer ?? '') ?? null);
  }
}

class Refusals extends RefusalRecorder {
  record(refused: RefusedCommand): Promise<void> {
    refusals.push(refused);
    return Promise.resolve();
  }
}

class Positions extends ReadPositions {
  table(): Promise<string> {
    return Promise.resolve('t');
  }

  current(): Promise<Position> {
    return Promise.resolve(POSITION);
  }

  waitFor(_: readonly string[], position: Position) {
    return Promise.resolve({ position: POSITION, stale: POSITION < position });
  }
}

@ObjectType({ description: 'Renamed.' })
class RenamePayload extends MutationPayload {
  @Field(() => String, { description: 'The name.' })
  name!: string;
}
const RenameResult = mutationResult('RenameResult', RenamePayload);

@InputType({ description: 'A new name.' })
class RenameInput {
  @MinLength(3)
  @Field(() => String, { description: 'The name.' })
  name!: string;
}

@Resolver()
class CompanyResolver {
  @Query(() => String, { description: 'Who calls.' })
  @Access({ roles: 'ANY_SIGNED_IN', evenIfMustChange: true })
  me(@CurrentPrincipal() principal: Principal, @RequestInfo() request: RequestContext): string {
    return [principal.role, request.locale, request.network].join(' ');
  }

  @Query(() => String, { description: 'For owners.' })
  @Access({ roles: ['OWNER'] })
  books(@CurrentScope() scope: Scope): string {
    return scope.organizationId;
  }

  @Query(() => String, { description: 'For anybody.' })
  @Access({ roles: 'ANONYMOUS' })
  greeting(): string {
    return 'hello';
  }

  @Query(() => String, { description: 'A list.' })
  @Access({ roles: 'ANONYMOUS' })
  @Reads('user_list')
  list(@Args() page: PageArgs): string {
    return String(page.first);
  }

  @Query(() => String, { description: 'Breaks.' })
  @Access({ roles: 'ANONYMOUS' })
  broken(): string {
    throw new Error(`relation "employee_王小明" does not exist, password hunter2`);
  }

  @Mutation(() => String, { description: 'Says who it was.' })
  @Access({ roles: 'ANONYMOUS', target: 'OPEN' })
  remember(@RequestInfo() request: RequestContext): string {
    request.setCookie?.('who', 'it was', {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: true,
      maxAge: 60,
    });
    return 'done';
  }

  @Mutation(() => RenameResult, { description: 'Renames the company.' })
  @Access({ roles: ['OWNER'], target: 'ORGANIZATION' })
  rename(
    @Args('input') input: RenameInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): typeof RenameResult {
    const { actor } = commandContext(scope, request, {});
    return { name: `${input.name} by ${actor.kind}`, position: POSITION };
  }
}

@Controller()
class LinkController {
  @Get('set-password/:secret')
  page(@Param('secret') secret: string): { length: number } {
    return { length: secret.length };
  }

  @Post('set-password/:secret')
  submit(): { done: boolean } {
    return { done: true };
  }
}

@Global()
@Module({
  providers: [
    CompanyResolver,
    { provide: KeyRing, useFactory: testKeyRing },
    { provide: PrincipalReader, useClass: Sessions },
    { provide: RefusalRecorder, useClass: Refusals },
    { provide: ReadPositions, useClass: Positions },
  ],
  controllers: [LinkController],
  exports: [KeyRing, PrincipalReader, RefusalRecorder, ReadPositions],
})
class CompanyModule {}

let api: Api;
let url: string;
let projection: HealthState = { status: 'up' };
const lines: string[] = [];

const options = (overrides: Partial<ApiOptions> = {}): ApiOptions => ({
  modules: [CompanyModule],
  logger: createLogger('debug', (line) => lines.push(line)),
  metrics: new Metrics(),
  health: [{ name: 'projections', check: () => Promise.resolve(projection) }],
  publicUrl: null,
  introspection: false,
  rates: { network: { burst: 10_000, perMinute: 1 }, principal: { burst: 5, perMinute: 1 } },
  bodyLimit: 20_000,
  ...overrides,
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // What a test looks at is its own business.
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
    extensions?: Record<string, unknown>;
  };
}

async function post(
  body: unknown,
  headers: Record<string, string> = {},
  address = url,
): Promise<Answer> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {};
  return { status: response.status, headers: response.headers, text, body: json };
}

const ask = (query: string, headers: Record<string, string> = {}) => post({ query }, headers);
const as = (session: string) => ({ cookie: `keyledger_session=${session}` });
const codeOf = ({ body }: Answer) => body.errors?.[0]?.extensions['code'];

beforeAll(async () => {
  api = await createApi(options());
  url = await api.listen(0);
});

afterAll(async () => {
  await api.close();
});

beforeEach(() => {
  lines.length = 0;
  refusals.length = 0;
  sessions.clear();
  const session = (name: string, overrides: Partial<Principal>) =>
    sessions.set(name, aPrincipal({ sessionId: `${name}-${Math.random()}`, ...overrides }));
  session('owner', {});
  session('helpdesk', { role: 'HELPDESK', locale: 'en' });
  session('must', { mustChangePassword: true });
});

describe('Access over HTTP', () => {
  it('asks whoever is not signed in to do so', async () => {
    const answer = await ask('{ me }');
    expect(answer.status).toBe(401);
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
    expect(answer.body.data).toBeUndefined();
  });

  it('knows a session by its cookie, and a service by its bearer token', async () => {
    expect((await ask('{ me }', as('owner'))).body.data).toEqual({ me: 'OWNER zh-CN 127.0.0.1' });
    expect((await ask('{ me }', { authorization: 'Bearer owner' })).status).toBe(200);
  });

  it('speaks the person’s language unless the request asks for another', async () => {
    expect((await ask('{ me }', as('helpdesk'))).body.data?.['me']).toContain(' en ');
    const answer = await ask('{ me }', { ...as('helpdesk'), 'accept-language': 'zh' });
    expect(answer.body.data?.['me']).toContain(' zh-CN ');
  });

  it('does not believe a proxy that is not trusted', async () => {
    const answer = await ask('{ me }', { ...as('owner'), 'x-forwarded-for': '203.0.113.9' });
    expect(answer.body.data?.['me']).toContain('127.0.0.1');
  });

  it('refuses a query to a role that may not ask it', async () => {
    const answer = await ask('{ books }', as('helpdesk'));
    expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
  });

  it('answers a mutation with Forbidden, runs nothing, and has it recorded', async () => {
    const answer = await ask(
      'mutation { rename(input: { name: "Acme" }) { __typename ... on Problem { message } } }',
      { ...as('helpdesk'), 'x-correlation-id': 'from-the-gateway' },
    );
    expect(answer.body.data).toEqual({
      rename: { __typename: 'Forbidden', message: 'You may not do this.' },
    });
    expect(refusals).toMatchObject([{ action: 'rename', correlationId: 'from-the-gateway' }]);
  });

  it('leaves a session that must change its password next to nothing', async () => {
    expect((await ask('{ me }', as('must'))).status).toBe(200);
    expect(codeOf(await ask('{ books }', as('must')))).toBe('FORBIDDEN');
  });

  it('runs a mutation that is allowed', async () => {
    const answer = await ask(
      'mutation { rename(input: { name: "Acme" }) { ... on RenamePayload { name position } } }',
      as('owner'),
    );
    expect(answer.body.data).toEqual({ rename: { name: 'Acme by PERSON', position: POSITION } });
  });
});

describe('A cookie', () => {
  it('goes out with the response of the operation that sets it', async () => {
    const { headers } = await ask('mutation { remember }');
    expect(headers.get('set-cookie')).toBe(
      'who=it%20was; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Strict',
    );
  });
});

describe('Limits', () => {
  it('refuse a session that asks too fast, and say when to come back', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 6; n += 1) answers.push(await ask('{ me }', as('owner')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[5]?.body.errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: 60,
    });
    expect(answers[5]?.headers.get('retry-after')).toBe('60');
  });

  it('refuse a body that is too large', async () => {
    expect((await post({ query: `{ greeting } # ${'x'.repeat(20_000)}` })).status).toBe(413);
  });

  it('refuse a batch', async () => {
    const answer = await post([{ query: '{ greeting }' }, { query: '{ greeting }' }]);
    expect([answer.status, answer.body.data]).toEqual([400, undefined]);
  });

  it('refuse more aliases than anybody needs', async () => {
    const aliases = Array.from({ length: 21 }, (_, n) => `a${n}: greeting`).join(' ');
    const answer = await ask(`{ ${aliases} }`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'TOO_COMPLEX']);
  });

  it('refuse a document of too many words before they look at it', async () => {
    const answer = await ask(`{ ${'greeting '.repeat(4_001)}}`, {});
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('refuse a page that is too long by the name of its rule', async () => {
    const answer = await ask('{ list(first: 201) }');
    expect(answer.body.errors?.[0]).toMatchObject({
      message: 'first breaks the rule max',
      extensions: { code: 'BAD_REQUEST', problem: { code: 'InvalidInput', path: ['first'] } },
    });
    expect((await ask('{ list }')).body.data).toEqual({ list: '50' });
  });

  it.each([
    ['en', 'A value is not valid.'],
    ['zh-CN', '输入的值无效。'],
  ])('say what is wrong with an input in the caller’s language: %s', async (language, message) => {
    const { body } = await ask('{ list(first: 201) }', { 'accept-language': language });
    expect(body.errors?.[0]?.extensions).toMatchObject({ problem: { message } });
  });

  it('do not tell the schema where that is switched off', async () => {
    expect(codeOf(await ask('{ __schema { types { name } } }'))).toBe('BAD_REQUEST');
    const { text } = await ask('{ greetin }');
    expect(text).not.toContain('greeting');
  });
});

describe('Trusted documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyledger-documents-'));
  const manifest = (name: string, texts: object) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(texts));
    return file;
  };
  const file = manifest('right.json', {
    'sha256:hello': '{ greeting }',
    me: 'query Me { me }',
  });
  const metrics = new Metrics();
  let strict: Api;
  let open: Api;
  let only: string;
  let beside: string;

  beforeAll(async () => {
    strict = await createApi(options({ metrics, trustedDocuments: { file, only: true } }));
    only = await strict.listen(0);
    open = await createApi(
      options({ metrics: new Metrics(), trustedDocuments: { file, only: false } }),
    );
    beside = await open.listen(0);
  });
  afterAll(async () => {
    await strict?.close();
    await open?.close();
    rmSync(folder, { recursive: true });
  });

  const byId = (sha256Hash: string, more: object = {}) => ({
    ...more,
    extensions: { persistedQuery: { version: 1, sha256Hash } },
  });

  it('are run by their ids, under the same rules', async () => {
    for (const address of [only, beside]) {
      expect((await post(byId('sha256:hello'), {}, address)).body.data).toEqual({
        greeting: 'hello',
      });
      expect(codeOf(await post(byId('me'), {}, address))).toBe('UNAUTHENTICATED');
      const answer = await post(byId('me'), as('owner'), address);
      expect(answer.body.data).toEqual({ me: 'OWNER zh-CN 127.0.0.1' });
    }
  });

  it('are run by GET, where no other site’s page can ask', async () => {
    const { extensions } = byId('sha256:hello');
    const query = `extensions=${encodeURIComponent(JSON.stringify(extensions))}`;
    const response = await fetch(`${only}/graphql?${query}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(await response.json()).toMatchObject({ data: { greeting: 'hello' } });
    expect((await fetch(`${only}/graphql?${query}`)).status).toBe(400);
  });

  it('are not found by an id that the manifest does not list', async () => {
    for (const address of [only, beside]) {
      const answer = await post(byId('goodbye'), {}, address);
      expect([answer.status, codeOf(answer)]).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
      expect(answer.body.errors?.[0]?.message).toContain('manifest');
    }
  });

  it.each([
    ['right', '{ broken }'],
    ['no document of the schema', '{ nothing }'],
    ['no document at all', '{ { { @'],
    ['longer than any may be', `{ ${'greeting '.repeat(1_900)}}`],
    ['trusted but for a blank', '{ greeting  }'],
  ])('refuse every other text where nothing else is run, unread: %s', async (_, query) => {
    const answer = await post({ query }, {}, only);
    expect([answer.status, codeOf(answer)]).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
    expect(answer.body.data).toBeUndefined();
  });

  it('are taken by their texts as well, with the hash of Apollo’s clients or without', async () => {
    const query = '{ greeting }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    for (const body of [{ query }, byId(sha256Hash, { query })]) {
      expect((await post(body, {}, only)).body.data).toEqual({ greeting: 'hello' });
    }
    const other = byId('me', { query });
    expect(codeOf(await post(other, {}, only))).toBe('BAD_REQUEST');
  });

  it('leave other documents alone, which nobody can store', async () => {
    const query = '{ greeting greeting }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const registered = await post(byId(sha256Hash, { query }), {}, beside);
    expect(registered.body.data).toEqual({ greeting: 'hello' });
    expect(codeOf(await post(byId(sha256Hash), {}, beside))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('are not to be had from a server without a manifest', async () => {
    const answer = await post(byId('sha256:hello'));
    expect([answer.status, codeOf(answer)]).toEqual([200, 'PERSISTED_QUERY_NOT_SUPPORTED']);
  });

  it('are counted as operations, and so is what they refuse', async () => {
    const text = await (await fetch(`${only}/metrics`)).text();
    const counted = (kind: string, outcome: string) =>
      text.includes(`keyledger_graphql_operations_total{kind="${kind}",outcome="${outcome}"}`);
    expect(counted('query', 'ok')).toBe(true);
    expect(counted('query', 'UNAUTHENTICATED')).toBe(true);
    expect(counted('unknown', 'DOCUMENT_NOT_TRUSTED')).toBe(true);
    expect(counted('unknown', 'PERSISTED_QUERY_NOT_FOUND')).toBe(true);
  });

  it.each([
    ['that the schema does not know', { typo: '{ greetin }' }, 'typo: Cannot query field'],
    ['beyond the limits', { big: `{ ${'b: greeting '.repeat(21)}}` }, 'big: More than 20 aliases'],
  ])('end the start with a document %s', async (_, texts, message) => {
    const trustedDocuments = { file: manifest('wrong.json', texts), only: false };
    const start = createApi(options({ metrics: new Metrics(), trustedDocuments }));
    await expect(start).rejects.toThrow(message);
  });

  it('end the start when there is no such file', async () => {
    const trustedDocuments = { file: join(folder, 'nowhere.json'), only: false };
    const start = createApi(options({ metrics: new Metrics(), trustedDocuments }));
    await expect(start).rejects.toThrow('nowhere.json cannot be read (ENOENT)');
  });
});

describe('Another site’s page', () => {
  it('cannot make a browser run an operation', async () => {
    const form = await post('query=mutation{rename}', {
      'content-type': 'text/plain',
      ...as('owner'),
    });
    expect(form.status).toBeGreaterThanOrEqual(400);
    const simple = await fetch(`${url}/graphql?query={greeting}`, { headers: as('owner') });
    expect(simple.status).toBe(400);
  });

  it('cannot make a browser write, whatever the content type', async () => {
    const crossSite = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect((await ask('{ greeting }', crossSite)).status).toBe(403);
    const write = await fetch(`${url}/set-password/${LINK_SECRET}`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect(write.status).toBe(403);
  });
});

describe('An unexpected error', () => {
  it('tells the caller nothing but where to ask', async () => {
    const answer = await ask('{ broken }', { 'x-correlation-id': 'find-me-by-this' });
    expect(answer.body.errors).toEqual([
      {
        message: 'Something went wrong on our side',
        locations: [{ line: 1, column: 3 }],
        path: ['broken'],
        extensions: { code: 'INTERNAL', correlationId: 'find-me-by-this' },
      },
    ]);
    expect(answer.text).not.toMatch(/hunter2|王小明|exist|stack/);
    const logged = lines.find((line) => line.includes('operation failed'));
    expect(logged).toContain('"correlationId":"find-me-by-this"');
    expect(logged).toContain('does not exist');
  });

  it('tells as little when the session cannot be read', async () => {
    const answer = await ask('{ me }', as('broken'));
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('session_of_wang');
    expect(codeOf(answer)).toBe('INTERNAL');
  });
});

describe('Positions', () => {
  it('stand in every response', async () => {
    expect((await ask('{ list }')).body.extensions).toEqual({ position: POSITION, stale: false });
    expect((await ask('{ greeting }')).body.extensions).toEqual({ position: null, stale: false });
  });

  it('are waited for, and staleness is told', async () => {
    const later = `log:${'8'.padStart(20, '0')}`;
    const answer = await ask('{ list }', { 'keyledger-min-position': later });
    expect(answer.body.extensions).toEqual({ position: POSITION, stale: true });
  });
});

describe('The HTTP edges', () => {
  it('say that the process lives, and whether it should be sent requests', async () => {
    expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ status: 'up' });
    projection = { status: 'degraded', detail: 'user_list stopped' };
    const degraded = await fetch(`${url}/health/ready`);
    expect([degraded.status, await degraded.json()]).toEqual([
      200,
      { status: 'degraded', checks: { projections: projection } },
    ]);
    projection = { status: 'down' };
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    projection = { status: 'up' };
  });

  it('give metrics by route, never by path', async () => {
    await fetch(`${url}/set-password/${LINK_SECRET}`);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('route="/set-password/:secret"');
    expect(text).not.toContain(LINK_SECRET);
    expect(text).toContain('keyledger_append_group_size');
  });

  it('keep a link’s secret out of the log', async () => {
    await fetch(`${url}/set-password/${LINK_SECRET}`);
    expect(lines.join('')).toContain('"route":"/set-password/:secret"');
    expect(lines.join('')).not.toContain(LINK_SECRET);
  });

  it('keep a link’s secret out of a "not found" too', async () => {
    const answer = await fetch(`${url}/nowhere/${LINK_SECRET}`);
    expect(answer.status).toBe(404);
    expect(lines.join('')).not.toContain(LINK_SECRET);
  });

  it('take over a correlation id that can do no harm, and make one otherwise', async () => {
    const given = await ask('{ greeting }', { 'x-correlation-id': 'abcdef-123' });
    expect(given.headers.get('x-correlation-id')).toBe('abcdef-123');
    const odd = await ask('{ greeting }', { 'x-correlation-id': 'x" onload=' });
    expect(odd.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('send the headers that keep a browser careful', async () => {
    const { headers } = await ask('{ greeting }');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  it('let a running request finish when it closes, and are not ready meanwhile', async () => {
    const own = await createApi(options({ drainDelay: 200, metrics: new Metrics() }));
    const address = await own.listen(0);
    const answered = new Promise<number | undefined>((resolve, fail) => {
      const body = JSON.stringify({ query: '{ greeting }' });
      const sent = httpRequest(
        `${address}/graphql`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': body.length },
        },
        (response) => resolve(response.resume().statusCode),
      );
      sent.on('error', fail);
      sent.write(body.slice(0, 5), () => {
        const closed = own.close();
        void fetch(`${address}/health/ready`).then(async ({ status }) => {
          expect(status).toBe(503);
          sent.end(body.slice(5));
          await closed;
        }, fail);
      });
    });
    expect(await answered).toBe(200);
    await own.close();
    await expect(fetch(`${address}/health/live`)).rejects.toThrow();
  });
});

describe('The start', () => {
  it('takes the client’s address from a proxy that is trusted', async () => {
    const own = await createApi(options({ trustedProxies: ['127.0.0.1'], metrics: new Metrics() }));
    const address = await own.listen(0);
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': '198.51.100.1, 203.0.113.9',
        ...as('owner'),
      },
      body: '{"query":"{ me }"}',
    });
    expect(await response.text()).toContain('203.0.113.9');
    await own.close();
  });

  it('fails when a rule was written where the schema loses it', async () => {
    @ObjectType({ description: 'A safe.' })
    class Safe {
      @Field(() => String, { description: 'What is in it.' })
      content!: string;
    }
    @Resolver(() => Safe)
    class SafeResolver {
      @Query(() => Safe, { description: 'The safe.' })
      @Access({ roles: 'ANONYMOUS' })
      safe(): Safe {
        return { content: '' };
      }

      @ResolveField(() => String, { description: 'What is in it.' })
      @Access({ roles: ['OWNER'] })
      content(): string {
        return 'gold';
      }
    }
    @Module({ providers: [SafeResolver] })
    class SafeModule {}
    const start = createApi(
      options({ modules: [CompanyModule, SafeModule], metrics: new Metrics() }),
    );
    await expect(start).rejects.toThrow('Access rules that the schema lost: SafeResolver.content');
  });

  it('fails when an operation has no access rule', async () => {
    @Resolver()
    class OpenResolver {
      @Query(() => String, { description: 'Open.' })
      open(): string {
        return '';
      }
    }
    @Module({ providers: [OpenResolver] })
    class OpenModule {}
    const start = createApi(
      options({ modules: [CompanyModule, OpenModule], metrics: new Metrics() }),
    );
    await expect(start).rejects.toThrow('Operations without an access rule: Query.open');
  });
});
