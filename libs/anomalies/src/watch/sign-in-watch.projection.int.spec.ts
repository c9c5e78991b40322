import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { RecordedEvent } from '@keyledger/event-store';
import { derivedId } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import type { Projection } from '@keyledger/projections';
import { projectEvents } from '@keyledger/projections/testing';
import { windowOf } from '../rules/rule.js';
import { DAY, HOUR, LONDON, MINUTE, NOON } from '../testing/index.js';
import { signInWatchProjection } from './sign-in-watch.projection.js';

const ORGANIZATION = derivedId('organization');
const projection = signInWatchProjection as Projection;

interface Wish {
  readonly account: string;
  readonly at: number;
  readonly succeeded?: boolean;
  readonly network?: string;
  readonly device?: string | null;
  readonly place?: object | null;
}

const place = (country: string, asn: number, circle: object) => ({ country, asn, ...circle });
const HOME = place('CN', 4134, { latitude: 39.9, longitude: 116.4, accuracyKm: 50 });
const AFAR = place('FR', 3215, {});
const AWAY = place('GB', LONDON.asn, LONDON.circle);

/** An event as the log would have it, but for its place in it. */
function attempt({ account, at, succeeded = true, network = account, ...rest }: Wish, n: number) {
  const accountId = derivedId('account', account);
  return {
    type: succeeded ? 'SignInSucceeded' : 'SignInFailed',
    eventId: derivedId('event', n),
    stream: `signin-${accountId}-202611`,
    revision: n,
    occurredAt: new Date(at).toISOString(),
    metadata: { organizationId: ORGANIZATION },
    data: {
      accountId,
      networkMark: `mark of ${network}`,
      knownNetwork: false,
      device: succeeded ? `device of ${account}` : null,
      place: HOME,
      ...rest,
    },
  };
}

/** What somebody said of the case of a new browser. */
function said(verdict: string, account: string, device: string, at: number, n: number) {
  const accountId = derivedId('account', account);
  const key = `${accountId} ${device}`;
  const windowStart = windowOf(at, DAY);
  const caseId = derivedId('detection', ORGANIZATION, 'new-device', key, windowStart);
  return {
    type: 'AnomalyVerdictGiven',
    eventId: derivedId('verdict', n),
    stream: `case-${caseId}`,
    revision: n,
    occurredAt: new Date(at).toISOString(),
    metadata: { organizationId: ORGANIZATION },
    data: { verdict, subjectId: accountId, note: null },
  };
}

/** A month of everybody at home, then a day with an attack, a journey and a new phone. */
const calm = Array.from({ length: 12 }, (_, day) =>
  ['li', 'wang', 'zhao'].map((account) => ({ account, at: NOON - (14 - day) * DAY })),
).flat();
const eventful: Wish[] = [
  ...Array.from({ length: 12 }, (_, minute) => ({
    account: 'li',
    at: NOON + minute * MINUTE,
    succeeded: false,
    network: 'stranger',
  })),
  // Three colleagues the evening before in another country, and then somebody else.
  ...['chen', 'zhou', 'wu'].map((account) => ({ account, at: NOON - 13 * HOUR, place: AFAR })),
  { account: 'zhao', at: NOON + 3.5 * HOUR, device: 'phone of zhao', place: AFAR },
  { account: 'li', at: NOON + 30 * MINUTE, network: 'stranger', device: 'stranger', place: AWAY },
  { account: 'wang', at: NOON },
  { account: 'wang', at: NOON + HOUR, network: 'hotel', device: 'phone', place: AWAY },
  { account: 'zhao', at: NOON + 2 * HOUR, device: 'phone of zhao' },
  { account: 'zhao', at: NOON + 3 * HOUR, device: 'phone of zhao' },
  ...Array.from({ length: 26 }, (_, index) => ({
    account: `guessed ${index % 13}`,
    at: NOON + 4 * HOUR + index * 20_000,
    succeeded: false,
    network: 'sprayer',
  })),
  { account: 'guessed 3', at: NOON + 4 * HOUR + 10 * MINUTE, network: 'sprayer', device: null },
];
const before = calm.map((wish, n) => attempt(wish, n));
const during = [
  ...eventful.map((wish, n) => attempt(wish, 1_000 + n)),
  said('NOT_ME', 'zhao', 'phone of zhao', NOON + 2.5 * HOUR, 1),
  said('WAS_ME', 'zhao', 'phone of zhao', NOON + 3.2 * HOUR, 2),
  said('CONFIRMED', 'wang', 'phone', NOON + 1.5 * HOUR, 3),
  attempt({ account: 'wang', at: NOON + 5 * HOUR, network: 'hotel', device: 'phone' }, 1_900),
];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ migrations: [] });
});
afterAll(() => database.drop());

interface Found {
  readonly event_id: string;
  readonly rule: string;
  readonly detection_id: string;
}

/** What stands in the table after these events arrived in this order, so many at a time. */
async function found(events: readonly object[], batch: number): Promise<readonly Found[]> {
  const { tables, apply } = await projectEvents(database.postgres, projection);
  const placed = events.map((event, n) => ({ ...event, position: String(n).padStart(20, '0') }));
  for (let start = 0; start < placed.length; start += batch)
    await apply(placed.slice(start, start + batch) as unknown as RecordedEvent[]);
  const all = await sql<Found>`
    SELECT event_id, rule, detection_id, account_id, at, finding
      FROM ${sql.table(tables['finding'] ?? '')} ORDER BY event_id, rule`.execute(
    database.postgres.tables(),
  );
  for (const table of Object.values(tables))
    await sql`DROP TABLE ${sql.table(table)}`.execute(database.postgres.tables());
  return all.rows;
}

describe('What is found in sign-ins', () => {
  it('is every rule once for each detection', async () => {
    const rows = await found([...before, ...during], 1);
    const detections = new Map(rows.map((row) => [row.detection_id, row.rule]));
    expect([...detections.values()].sort()).toEqual([
      'brute-force-on-account',
      'impossible-travel',
      'new-country',
      'new-country',
      'new-device',
      'new-device',
      'new-device',
      'password-spray',
      'success-after-attack',
      'success-after-attack',
    ]);
  });

  it('is the same live, late within a day, and rebuilt', async () => {
    const live = await found([...before, ...during], 1);
    expect(await found([...before, ...during], 500)).toEqual(live);
    const anyOrder = fc.shuffledSubarray(during, { minLength: during.length });
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.constantFrom(1, 7, 500), async (shuffled, batch) => {
        expect(await found([...before, ...shuffled], batch)).toEqual(live);
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    ['NOT_ME', 'phone', ['new-device']],
    ['CONFIRMED', 'phone', ['new-device']],
    ['WAS_ME', 'phone', []],
    ['FALSE_POSITIVE', 'phone', []],
    ['NOT_ME', 'device of zhao', []],
  ])('hears the verdict %s: then a sign-in by the %s finds %j', async (verdict, device, rules) => {
    const later = attempt({ account: 'zhao', at: NOON + 9 * DAY, device }, 3_000);
    const events = [
      ...before,
      attempt({ account: 'zhao', at: NOON, device: 'phone' }, 2_999),
      said(verdict, 'zhao', 'phone', NOON + HOUR, 1),
      later,
    ];
    const rows = await found(events, 1);
    expect(await found(events, 500)).toEqual(rows);
    expect(rows.filter((row) => row.event_id === later.eventId).map(({ rule }) => rule)).toEqual(
      rules,
    );
  });

  it('goes by the last verdict, and doubts a country with its browser', async () => {
    const visit = (days: number, n: number) =>
      attempt({ account: 'zhao', at: NOON + days * DAY, device: 'phone', place: AWAY }, n);
    const [first, second, third] = [visit(0, 3_000), visit(2, 3_001), visit(5, 3_002)];
    const doubted = said('NOT_ME', 'zhao', 'phone', NOON + HOUR, 1);
    const known = said('WAS_ME', 'zhao', 'phone', NOON + 3 * DAY, 2);
    // Said of the case of the second visit.
    const again = {
      ...said('WAS_ME', 'zhao', 'phone', NOON + 2 * DAY, 2),
      occurredAt: known.occurredAt,
    };
    const rows = await found([...before, first, doubted, second, again, third], 1);
    const at = (event: { eventId: string }) =>
      rows.filter((row) => row.event_id === event.eventId).map(({ rule }) => rule);
    expect(at(second)).toEqual(['new-country', 'new-device']);
    expect(at(third)).toEqual([]);
  });

  it('forgets what has left the window, and still knows who somebody is', async () => {
    const { tables, apply } = await projectEvents(database.postgres, projection);
    const later = attempt({ account: 'li', at: NOON + 60 * DAY, device: 'another' }, 2_000);
    for (const [n, event] of [...before, ...during, later].entries())
      await apply([{ ...event, position: String(n) } as unknown as RecordedEvent]);
    const rowsOf = async (name: string) => {
      const { rows } = await sql<{
        rule?: string;
      }>`SELECT * FROM ${sql.table(tables[name] ?? '')}`.execute(database.postgres.tables());
      return rows;
    };
    expect(await rowsOf('fact')).toHaveLength(1);
    // What nobody can say anything of has gone, and the rest goes when nothing said of it holds any more.
    const rules = new Set((await rowsOf('finding')).map(({ rule }) => rule));
    expect(rules).not.toContain('password-spray');
    expect(rules).toContain('new-device');
    const last = attempt({ account: 'li', at: NOON + 300 * DAY }, 2_001);
    await apply([{ ...last, position: '99999' } as unknown as RecordedEvent]);
    expect(await rowsOf('finding')).toEqual([]);
    expect(await rowsOf('opinion')).toEqual([]);
  });
});
