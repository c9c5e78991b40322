import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { areaUnderCurve } from './harness/rank-test.js';
import { Organization, RunningKeyledger, type Person } from './harness/index.js';

const CHOSEN = 'Qing-chen 7 he feng';
const OF_EACH = 300;
/** Few enough that a busy machine stays within a tick; whoever overloads it sees work cross ticks. */
const AT_ONCE = 8;
/** As many as a machine bears that is slow or swamped already, by which the test takes twice as long. */
const AT_ONCE_SLOWLY = 3;
const TICK_MS = 250;
/** A rank test's area may differ from a half by this much: four standard errors. */
const MOST = 0.1;

const KINDS = ['known', 'unknown', 'locked', 'suspended'] as const;
type Kind = (typeof KINDS)[number];

const STEPS = [
  'requestPasswordReset',
  'sendVerificationCode',
  'proveIdentity',
  'completePasswordReset',
] as const;
type Step = (typeof STEPS)[number];

const QUERIES: Readonly<Record<Step, string>> = {
  requestPasswordReset: `mutation ($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      __typename
      ... on PasswordResetRequestedPayload { resetTicket expiresAt channelKinds }
      ... on Problem { code message }
    }
  }`,
  sendVerificationCode: `mutation ($input: SendVerificationCodeInput!) {
    sendVerificationCode(input: $input) {
      __typename
      ... on VerificationCodeOrderedPayload { resendAfter codeExpiresAt }
      ... on Problem { code message }
    }
  }`,
  proveIdentity: `mutation ($input: ProveIdentityInput!) {
    proveIdentity(input: $input) {
      __typename
      ... on IdentityProof { isEnough }
      ... on Problem { code message params { name value } }
    }
  }`,
  completePasswordReset: `mutation ($input: CompletePasswordResetInput!) {
    completePasswordReset(input: $input) {
      __typename
      ... on PasswordResetCompletedPayload { position }
      ... on Problem { code message }
    }
  }`,
};

interface Answered {
  readonly kind: Kind;
  readonly step: Step;
  readonly ms: number;
  /** Status, headers and body, without what is random or a time in every answer. */
  readonly looks: string;
  readonly ticket: string | undefined;
}

describe('An address that somebody tries at “forgot password”', () => {
  let running: RunningKeyledger;
  let answers: readonly Answered[];

  beforeAll(async () => {
    running = await RunningKeyledger.start({
      settings: {
        KEYLEDGER_TRUSTED_PROXIES: '127.0.0.1',
        // The limits and the pace that the product ships with.
        KEYLEDGER_RATE_PER_NETWORK: '1800',
        KEYLEDGER_RATE_PER_SESSION: '1200',
        KEYLEDGER_ANSWER_EVERY_MS: String(TICK_MS),
        KEYLEDGER_LOG_LEVEL: 'info',
      },
    });
    const addresses = await populate(await Organization.found(running, 'example.com'));
    const [first, second] = [
      addresses.slice(0, 2 * AT_ONCE),
      addresses.slice(2 * AT_ONCE, 4 * AT_ONCE),
    ];
    await inTurn(AT_ONCE, first, (one, n) => walk(one, 10_000 + n));
    const tried = (await inTurn(AT_ONCE, second, (one, n) => walk(one, 20_000 + n))).flat();
    const late = tried.filter(({ ms }) => ms > 1.5 * TICK_MS);
    const atOnce = late.length > tried.length / 10 ? AT_ONCE_SLOWLY : AT_ONCE;
    answers = (await inTurn(atOnce, addresses, walk)).flat();
  }, 1_200_000);
  afterAll(() => running?.close());

  /** The kinds take turns, so that whatever drifts while this runs drifts for all. */
  async function populate(organization: Organization) {
    const numbers = Array.from({ length: OF_EACH }, (_, n) => n);
    const wanted = numbers.flatMap((n) => KINDS.map((kind) => ({ kind, n })));
    await inTurn(
      AT_ONCE,
      wanted.filter(({ kind }) => kind !== 'unknown'),
      async ({ kind, n }) => {
        const person = await organization.person({
          address: `${kind}${n}@example.com`,
          backup: `${kind}${n}@example.org`,
          password: null,
        });
        await shut(organization, kind, person);
      },
    );
    return wanted.map(({ kind, n }) => ({ kind, address: `${kind}${n}@example.com` }));
  }

  async function shut(
    organization: Organization,
    kind: Kind,
    { accountId }: Person,
  ): Promise<void> {
    if (kind === 'locked') await organization.lock(accountId);
    if (kind === 'suspended') await organization.suspend(accountId);
  }

  /** All steps for one address, from a network of its own. */
  async function walk(
    { kind, address }: { readonly kind: Kind; readonly address: string },
    n: number,
  ): Promise<readonly Answered[]> {
    const network = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
    const requested = await ask(kind, 'requestPasswordReset', network, { address });
    const resetTicket = requested.ticket ?? '';
    return [
      requested,
      await ask(kind, 'sendVerificationCode', network, { resetTicket, kind: 'EMAIL' }),
      await ask(kind, 'proveIdentity', network, { resetTicket, code: '000000' }),
      await ask(kind, 'completePasswordReset', network, { resetTicket, newPassword: CHOSEN }),
    ];
  }

  async function ask(kind: Kind, step: Step, network: string, input: object): Promise<Answered> {
    const startedAt = performance.now();
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        'x-forwarded-for': network,
      },
      body: JSON.stringify({ query: QUERIES[step], variables: { input } }),
    });
    const body = await response.text();
    const ms = performance.now() - startedAt;
    const ticket = /"resetTicket":"([^"]+)"/.exec(body)?.[1];
    return { kind, step, ms, looks: looksOf(response, body), ticket };
  }

  const timesOf = (step: Step, kind: Kind) =>
    answers.filter((each) => each.step === step && each.kind === kind).map(({ ms }) => ms);

  it.each(STEPS)('gets the same status, headers and body from %s, whatever it is', (step) => {
    const looks = new Map<string, Set<Kind>>();
    for (const answer of answers.filter((each) => each.step === step)) {
      looks.set(answer.looks, (looks.get(answer.looks) ?? new Set()).add(answer.kind));
    }
    expect([...looks.values()].map((kinds) => [...kinds].toSorted())).toEqual([
      [...KINDS].toSorted(),
    ]);
    expect([...looks.keys()][0]).not.toContain('RateLimited');
  });

  it.each(STEPS.flatMap((step) => KINDS.map((kind) => ({ step, kind }))))(
    'gets it from $step in the same time: $kind',
    ({ step, kind }) => {
      const other = kind === 'unknown' ? 'known' : 'unknown';
      const area = areaUnderCurve(timesOf(step, kind), timesOf(step, other));
      expect(timesOf(step, kind)).toHaveLength(OF_EACH);
      expect(Math.abs(area - 0.5)).toBeLessThanOrEqual(MOST);
    },
  );

  it('was tried on accounts that are what they are said to be', async () => {
    const types = await running.foundation.postgres.pool.query<{ type: string; n: string }>(
      `SELECT type, count(*) AS n FROM event
        WHERE type IN ('VerificationCodeIssued', 'VerificationCodeWithheld', 'IdentityVerificationFailed')
        GROUP BY type`,
    );
    const counts = Object.fromEntries(types.rows.map(({ type, n }) => [type, Number(n)]));
    expect(counts['VerificationCodeIssued']).toBeGreaterThanOrEqual(OF_EACH);
    expect(counts['VerificationCodeWithheld']).toBeGreaterThanOrEqual(2 * OF_EACH);
    expect(counts['IdentityVerificationFailed']).toBeGreaterThanOrEqual(3 * OF_EACH);
  });
});

function looksOf(response: Response, body: string): string {
  const headers = [...response.headers]
    .filter(([name]) => name !== 'date' && name !== 'x-correlation-id')
    .map(([name, value]) => `${name}: ${value}`);
  const plain = body
    .replace(/"resetTicket":"[\w-]{43}"/, '"resetTicket":"…"')
    .replace(/"(expiresAt|codeExpiresAt)":"[\dT:.-]+Z"/g, '"$1":"…"');
  return [response.status, ...headers, plain].join('\n');
}

/** A few at a time, in order; a rank test wants a machine that is busy, and not one that is swamped. */
async function inTurn<Item, Result>(
  atOnce: number,
  items: readonly Item[],
  work: (item: Item, n: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [n, item] of waiting) results[n] = await work(item, n);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
