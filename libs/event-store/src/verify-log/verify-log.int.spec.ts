import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { Type } from '@sinclair/typebox';
import type { CodecHead } from '../codec/event-codec.js';
import { defineEvent } from '../codec/event-definition.js';
import { Text } from '../codec/field-schemas.js';
import { eventStoreMigrations } from '../postgres/event-store.migrations.js';
import { testEventStore, type TestEventStore } from '../testing/index.js';
import type { Position } from '../event-store.port.js';
import { positionAt, verifyLog } from './index.js';

const Noted = defineEvent({
  type: 'Noted',
  schema: Type.Object({ text: Text(100) }),
  personal: { text: { subject: '$stream', class: 'pii' } },
});

const UNLOCKED = `
  ALTER TABLE event DISABLE TRIGGER event_is_append_only;
  ALTER TABLE event DROP CONSTRAINT event_stream_revision_key;
  ALTER TABLE event DROP CONSTRAINT event_event_id_key;
  ALTER TABLE event DROP CONSTRAINT event_pkey;`;

/** Lifts the numbers of what follows, as somebody would who makes room for an event. */
const ROOM_AFTER_ONE = `
  UPDATE event SET revision = revision + 1 WHERE stream = 'notebook-a' AND revision > 1;
  UPDATE event SET position = position + 1
    WHERE position > (SELECT position FROM event WHERE stream = 'notebook-a' AND revision = 1);
  UPDATE event_log SET last_position = last_position + 1;`;

const copyOf = (revision: number, asRevision: number, atPosition: string) => `
  INSERT INTO event SELECT ${atPosition}, stream, ${asRevision}, gen_random_uuid(), type, schema_version,
    occurred_at, data, meta, chain FROM event WHERE stream = 'notebook-a' AND revision = ${revision};`;

describe('Verifying the log', () => {
  let database: TestDatabase;
  let kit: TestEventStore;

  beforeEach(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    kit = await testEventStore(database, [Noted]);
    const heads = new Map<string, CodecHead>();
    for (const text of ['one', 'two', 'three', 'four']) {
      for (const stream of ['notebook-a', 'notebook-b', 'notebook-c']) {
        heads.set(stream, await note(stream, text, heads.get(stream) ?? 'none'));
      }
    }
  });

  afterEach(async () => {
    await kit.close();
    await database.drop();
  });

  async function note(
    stream: string,
    text: string,
    head: CodecHead,
    at = kit.clock.now(),
  ): Promise<CodecHead> {
    const context = {
      organizationId: '01970000-0000-7000-8000-0000000000a0',
      actor: { kind: 'SYSTEM', id: 'spec', role: null },
      commandId: `${stream} ${text}`,
      correlationId: 'spec',
    } as const;
    const event = { type: 'Noted', data: { text } };
    const encoded = await kit.codec.encode(stream, head, [event], context, at);
    const appended = await kit.store.append(stream, head, encoded);
    return { ...appended.head, recordedAt: at.toISOString() };
  }

  const tamper = (statements: string) => database.postgres.pool.query(UNLOCKED + statements);

  it('finds an honest log as it was written, erasures included, and tells how far it is', async () => {
    await kit.dataKeys.destroyKeys('a');
    const progress: number[] = [];
    const verification = await verifyLog(kit.store, {
      onProgress: ({ events }) => progress.push(events),
    });
    expect(verification).toEqual({
      events: 12,
      streams: 3,
      head: await kit.store.headPosition(),
      faults: [],
      faultsFound: 0,
    });
    expect(progress.at(-1)).toBe(12);
  });

  it('finds an empty log sound', async () => {
    const empty = await testDatabase({ migrations: eventStoreMigrations });
    const other = await testEventStore(empty, [Noted]);
    expect(await verifyLog(other.store)).toMatchObject({ events: 0, streams: 0, faults: [] });
    await other.close();
    await empty.drop();
  });

  it.each([
    [
      'an edited event',
      `UPDATE event SET data = replace(data, '"ct":"', '"ct":"A') WHERE stream = 'notebook-a' AND revision = 1;`,
      { kind: 'EDITED', revision: 1, message: /does not match its hash chain/ },
    ],
    [
      'an edited author',
      `UPDATE event SET meta = replace(meta, 'spec', 'boss') WHERE stream = 'notebook-a' AND revision = 3;`,
      { kind: 'EDITED', revision: 3, message: /altered after it was written/ },
    ],
    [
      'a replaced chain',
      `UPDATE event SET chain = decode(repeat('00', 32), 'hex') WHERE stream = 'notebook-a' AND revision = 0;`,
      { kind: 'EDITED', revision: 0, message: /hash chain/ },
    ],
    [
      'an event moved in from another stream',
      `DELETE FROM event WHERE stream = 'notebook-a' AND revision = 3;
       UPDATE event SET stream = 'notebook-a' WHERE stream = 'notebook-b' AND revision = 3;`,
      { kind: 'EDITED', revision: 3, message: /does not match/ },
    ],
    [
      'a deleted event',
      `DELETE FROM event WHERE stream = 'notebook-a' AND revision = 1;`,
      { kind: 'MISSING', revision: 2, message: /revision 1 is missing before it/ },
    ],
    [
      'deleted first events',
      `DELETE FROM event WHERE stream = 'notebook-a' AND revision < 2;`,
      { kind: 'MISSING', revision: 2, message: /revisions 0 to 1 are missing before it/ },
    ],
    [
      'a deleted event whose successors were renumbered',
      `DELETE FROM event WHERE stream = 'notebook-a' AND revision = 1;
       UPDATE event SET revision = revision - 1 WHERE stream = 'notebook-a' AND revision > 1;`,
      { kind: 'EDITED', revision: 1, message: /does not match its hash chain/ },
    ],
    [
      'two events that changed places in the log',
      `UPDATE event SET position = -position WHERE stream = 'notebook-a' AND revision = 1;
       UPDATE event SET position = -(SELECT position FROM event WHERE stream = 'notebook-a' AND revision = 1)
         WHERE stream = 'notebook-a' AND revision = 2;
       UPDATE event SET position = -position + 3 WHERE stream = 'notebook-a' AND revision = 1;`,
      { kind: 'OUT_OF_ORDER', revision: 1, message: /stands after revision 2/ },
    ],
    [
      'two events that changed numbers',
      `UPDATE event SET revision = 3 - revision WHERE stream = 'notebook-a' AND revision IN (1, 2);`,
      { kind: 'OUT_OF_ORDER', revision: 1, message: /another order/ },
    ],
    [
      'an event inserted inside a stream',
      `${ROOM_AFTER_ONE}${copyOf(1, 2, 'position + 1')}`,
      { kind: 'INSERTED', revision: 2, message: /was inserted: the chain goes on without it/ },
    ],
    [
      'a revision that is there twice',
      `UPDATE event_log SET last_position = last_position + 1;
       ${copyOf(1, 1, '(SELECT max(position) + 1 FROM event)')}`,
      { kind: 'DUPLICATE_REVISION', revision: 1, message: /has this revision already/ },
    ],
  ])('finds %s, and says where', async (_what, statements, expected) => {
    await tamper(statements);
    const { faults, faultsFound } = await verifyLog(kit.store);
    const { message, ...where } = expected;
    const found = faults.filter(
      ({ stream, kind }) => stream === 'notebook-a' && kind !== 'POSITION_GAP',
    );
    expect(found).toEqual([expect.objectContaining({ stream: 'notebook-a', ...where })]);
    expect(found[0]?.message).toMatch(message);
    expect(faultsFound).toBe(faults.length);
    const others = faults.filter(
      ({ kind, stream }) => kind !== 'POSITION_GAP' && stream !== 'notebook-a',
    );
    expect(others).toEqual([]);
  });

  it('finds an honest event that was inserted with a chain of its own', async () => {
    const stream = 'notebook-d';
    const first = await note(stream, 'first', 'none');
    await note(stream, 'last', first);
    const forged = await kit.codec.encode(
      stream,
      first,
      [{ type: 'Noted', data: { text: 'forged' } }],
      {
        organizationId: '01970000-0000-7000-8000-0000000000a0',
        actor: { kind: 'SYSTEM', id: 'spec', role: null },
        commandId: 'forged',
        correlationId: 'spec',
      },
      kit.clock.now(),
    );
    await tamper(`
      UPDATE event SET revision = 2, position = position + 1 WHERE stream = 'notebook-d' AND revision = 1;
      UPDATE event_log SET last_position = last_position + 1;`);
    const [event] = forged;
    await database.postgres.pool.query(
      `INSERT INTO event VALUES (14, $1, 1, $2, 'Noted', 1, $3, $4, $5, decode($6, 'hex'))`,
      [stream, event?.eventId, event?.occurredAt, event?.data, event?.meta, event?.chain],
    );
    expect((await verifyLog(kit.store)).faults).toEqual([
      expect.objectContaining({ kind: 'INSERTED', stream, revision: 1, eventId: event?.eventId }),
    ]);
  });

  it('finds that a whole stream was removed, by the positions it leaves', async () => {
    await tamper(`DELETE FROM event WHERE stream = 'notebook-b';`);
    const { faults, streams } = await verifyLog(kit.store);
    expect(streams).toBe(2);
    expect(faults.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'POSITION_GAP'));
    expect(faults[0]?.message).toMatch(/skips 1 position before .*:0{19}3/);
  });

  it('finds that a stream lost its end, by the position that it leaves', async () => {
    await tamper(`DELETE FROM event WHERE stream = 'notebook-a' AND revision = 3;`);
    expect((await verifyLog(kit.store)).faults).toEqual([
      expect.objectContaining({
        kind: 'POSITION_GAP',
        message: expect.stringContaining('unless they were the last of a stream'),
      }),
    ]);
  });

  it.each([
    [
      'a log whose end and count were cut together',
      `DELETE FROM event WHERE position > 9; UPDATE event_log SET last_position = 9;`,
    ],
    [
      'two events of different streams that changed places',
      `UPDATE event SET position = 100 WHERE position = 1;
       UPDATE event SET position = 1 WHERE position = 2;
       UPDATE event SET position = 2 WHERE position = 100;`,
    ],
  ])(
    'does not find %s: that takes a signed checkpoint kept elsewhere',
    async (_what, statements) => {
      await tamper(statements);
      expect((await verifyLog(kit.store)).faults).toEqual([]);
    },
  );

  describe('from a position on', () => {
    const positions = async () => {
      const found: Position[] = [];
      for await (const batch of kit.store.readAll(null))
        found.push(...batch.map(({ position }) => position));
      return found;
    };

    it('trusts the events up to there, and finds what was altered behind it', async () => {
      const from = (await positions())[6] ?? null;
      expect(await verifyLog(kit.store, { from })).toMatchObject({ events: 5, faults: [] });
      await tamper(`
        UPDATE event SET meta = replace(meta, 'spec', 'boss') WHERE stream = 'notebook-b' AND revision = 0;
        UPDATE event SET meta = replace(meta, 'spec', 'boss') WHERE stream = 'notebook-a' AND revision = 3;`);
      expect((await verifyLog(kit.store, { from })).faults).toEqual([
        expect.objectContaining({ kind: 'EDITED', stream: 'notebook-a', revision: 3 }),
      ]);
    });

    it('finds that the first event behind it was removed', async () => {
      const from = (await positions())[6] ?? null;
      await tamper(`DELETE FROM event WHERE position = 8;`);
      const { faults } = await verifyLog(kit.store, { from });
      expect(faults.map(({ kind }) => kind)).toEqual(['POSITION_GAP', 'MISSING']);
    });
  });

  it('knows how far the log had come at a moment', async () => {
    const before = kit.clock.now();
    const head = await kit.store.headPosition();
    expect(await positionAt(kit.store, before)).toBe(head);
    await note('notebook-e', 'later', 'none', new Date(before.getTime() + 1));
    expect(await positionAt(kit.store, before)).toBe(head);
    expect(await positionAt(kit.store, new Date(before.getTime() + 1))).not.toBe(head);
    expect(await positionAt(kit.store, new Date(0))).toBeNull();
  });

  it('finds that the end of the log was removed', async () => {
    await tamper('DELETE FROM event WHERE position > 9;');
    expect((await verifyLog(kit.store)).faults).toEqual([
      expect.objectContaining({ kind: 'LOG_CUT', message: expect.stringContaining('3 positions') }),
    ]);
  });
});
