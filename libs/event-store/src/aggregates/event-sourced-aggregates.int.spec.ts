import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId, reject } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { Type } from '@sinclair/typebox';
import type { Execution } from '../aggregate-store.port.js';
import type { Aggregate } from '../aggregate.js';
import {
  defineEvent,
  isErased,
  type EventOf,
  type NewEventOf,
  type Personal,
} from '../codec/event-definition.js';
import { Nullable, Text } from '../codec/field-schemas.js';
import { StoreUnavailable } from '../event-store.port.js';
import { eventStoreMigrations } from '../postgres/event-store.migrations.js';
import type { CommandContext } from '../recorded-event.js';
import { testEventStore, type TestEventStore } from '../testing/test-event-store.js';
import { EventSourcedAggregates } from './event-sourced-aggregates.js';
import { verifyLog } from '../verify-log/index.js';

const Noted = defineEvent({
  type: 'Noted',
  schema: Type.Object({ text: Nullable(Text(100)) }),
  personal: { text: { subject: '$stream', class: 'note' } },
});
const definitions = [Noted];
type Event = EventOf<typeof Noted>;
type NewEvent = NewEventOf<typeof Noted>;
type Notebook = readonly Personal<string | null>[];

const notebook: Aggregate<Notebook, Event> = {
  category: 'notebook',
  initial: [],
  evolve: (state, { data }) => [...state, data.text],
};
const noted = (text: string): NewEvent => ({ type: 'Noted', data: { text } });

const context = (changes: Partial<CommandContext> = {}): CommandContext => ({
  organizationId: '0193a1b2-0000-7000-8000-00000000000c',
  actor: { kind: 'PERSON', id: '0193a1b2-0000-7000-8000-0000000000e1', role: 'ADMIN' },
  commandId: newId(),
  correlationId: newId(),
  ...changes,
});

describe('carrying out commands on aggregates', () => {
  let database: TestDatabase;
  let kit: TestEventStore;
  let aggregates: EventSourcedAggregates;

  const execution = (
    id: string,
    decide: Execution<Notebook, NewEvent, Event>['decide'],
    changes: Partial<CommandContext> = {},
  ) => ({ aggregate: notebook, id, context: context(changes), decide });
  const note = (id: string, text: string, changes: Partial<CommandContext> = {}) =>
    aggregates.execute(execution(id, () => [noted(text)], changes));

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    kit = await testEventStore(database, definitions);
    aggregates = kit.aggregates;
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await kit.close();
    await database.drop();
  });

  it('decides on what was folded, and answers the new state as a reader would see it', async () => {
    const id = newId();
    const first = await note(id, 'one');
    const second = await aggregates.execute(
      execution(id, (state) => [noted(`${state.length} before`), noted('three')]),
    );
    expect(first).toMatchObject({ outcome: 'appended', state: ['one'], head: { revision: 0 } });
    expect(second).toMatchObject({
      outcome: 'appended',
      state: ['one', '1 before', 'three'],
      head: { revision: 2 },
      events: [{ revision: 1 }, { revision: 2, stream: `notebook-${id}` }],
    });
    if (second.outcome !== 'appended') throw new Error('not appended');
    const { state, head, position, events } = second;
    expect(await aggregates.load(notebook, id)).toMatchObject({ state, head, position });
    const stored = await kit.codec.decodeAll((await kit.store.read(`notebook-${id}`)).events);
    expect(events).toEqual(stored.slice(1).map((event) => ({ ...event, position })));
  });

  it('writes nothing where the decider adds nothing or refuses', async () => {
    const id = newId();
    expect(await aggregates.execute(execution(id, () => []))).toMatchObject({
      outcome: 'unchanged',
      head: 'none',
      position: null,
    });
    expect(await aggregates.execute(execution(id, () => reject('NotNow')))).toMatchObject({
      outcome: 'rejected',
      rejection: { code: 'NotNow' },
    });
    expect((await kit.store.read(`notebook-${id}`)).head).toBe('none');
  });

  describe('a command that comes twice', () => {
    it('has one effect and does not ask the decider again', async () => {
      const id = newId();
      const commandId = newId();
      await note(id, 'once', { commandId });
      const decide = jest.fn(() => [noted('twice')]);
      const again = await aggregates.execute(execution(id, decide, { commandId }));
      expect(again).toMatchObject({ outcome: 'repeated', state: ['once'], events: [] });
      expect(decide).not.toHaveBeenCalled();
    });

    it('is another one when another actor or organization sends it', async () => {
      const id = newId();
      const commandId = newId();
      const other = { kind: 'PERSON', id: newId(), role: 'HELPDESK' } as const;
      await note(id, 'a', { commandId });
      expect((await note(id, 'b', { commandId, actor: other })).outcome).toBe('appended');
      expect((await note(id, 'c', { commandId, organizationId: newId() })).outcome).toBe(
        'appended',
      );
    });

    it('has one effect when both come at the same moment', async () => {
      const id = newId();
      const commandId = newId();
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () => note(id, 'once', { commandId })),
      );
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
        'appended',
        ...Array<string>(7).fill('repeated'),
      ]);
      expect((await aggregates.load(notebook, id)).state).toEqual(['once']);
    });

    it('has one effect also after more commands than the state remembers', async () => {
      const id = newId();
      const commandId = newId();
      await note(id, 'first', { commandId });
      for (let n = 0; n < 33; n += 1) await note(id, `later ${n}`);
      expect(await note(id, 'again', { commandId })).toMatchObject({ outcome: 'repeated' });
      expect((await aggregates.load(notebook, id)).state).toHaveLength(34);
    });

    it('is refused on another aggregate', async () => {
      const commandId = newId();
      await note(newId(), 'here', { commandId });
      expect(await note(newId(), 'there', { commandId })).toMatchObject({
        outcome: 'rejected',
        rejection: { code: 'Conflict', path: ['commandId'] },
      });
    });
  });

  describe('a stream that moves on meanwhile', () => {
    it('is decided again on the newer state, with other event ids', async () => {
      const id = newId();
      const seen: number[] = [];
      const append = jest.spyOn(kit.store, 'append');
      const commandId = newId();
      const result = await aggregates.execute(
        execution(
          id,
          async (state) => {
            seen.push(state.length);
            if (seen.length < 3) await note(id, 'in between');
            return [noted(`after ${state.length}`)];
          },
          { commandId },
        ),
      );
      expect(seen).toEqual([0, 1, 2]);
      const state = ['in between', 'in between', 'after 2'];
      expect(result).toMatchObject({ outcome: 'appended', state });
      const offered = append.mock.calls
        .flatMap(([, , events]) => events)
        .filter(({ meta }) => meta.includes(commandId));
      expect(new Set(offered.map(({ eventId }) => eventId)).size).toBe(3);
    });

    it('is given up after five decisions', async () => {
      const id = newId();
      const decide = jest.fn(async () => {
        await note(id, 'always first');
        return [noted('never')];
      });
      expect(await aggregates.execute(execution(id, decide))).toMatchObject({
        outcome: 'rejected',
        rejection: { code: 'Busy' },
      });
      expect(decide).toHaveBeenCalledTimes(5);
    });

    it('is a conflict for who expected another revision, before and while deciding', async () => {
      const id = newId();
      await note(id, 'first');
      const conflict = { outcome: 'rejected', rejection: { code: 'Conflict' } };
      expect(await note(id, 'x', { expectedRevision: 7 })).toMatchObject(conflict);
      expect(await note(newId(), 'x', { expectedRevision: 0 })).toMatchObject(conflict);
      const overtaken = async () => {
        await note(id, 'in between');
        return [noted('x')];
      };
      expect(
        await aggregates.execute(execution(id, overtaken, { expectedRevision: 0 })),
      ).toMatchObject(conflict);
      expect((await note(id, 'third', { expectedRevision: 1 })).outcome).toBe('appended');
    });
  });

  describe('a store that cannot be reached', () => {
    it('gets the same bytes again, and an append that had got through counts as done', async () => {
      const id = newId();
      const append = kit.store.append.bind(kit.store);
      const spy = jest.spyOn(kit.store, 'append').mockImplementationOnce(async (...offered) => {
        await append(...offered);
        throw new StoreUnavailable('lost after the commit');
      });
      const result = await note(id, 'once');
      expect(result).toMatchObject({ outcome: 'appended', state: ['once'], head: { revision: 0 } });
      expect(spy.mock.calls[1]).toEqual(spy.mock.calls[0]);
      expect((await aggregates.load(notebook, id)).state).toEqual(['once']);
    });

    it('is told to the caller after three more tries', async () => {
      const spy = jest
        .spyOn(kit.store, 'append')
        .mockImplementation(() => Promise.reject(new StoreUnavailable('down')));
      await expect(note(newId(), 'x')).rejects.toThrow(StoreUnavailable);
      expect(spy).toHaveBeenCalledTimes(4);
    });
  });

  describe('verifying', () => {
    it('finds an honest stream and an honest log to be as written', async () => {
      const id = newId();
      for (const text of ['a', 'b', 'c']) await note(id, text);
      expect(await aggregates.verifyStream(`notebook-${id}`)).toMatchObject({
        events: 3,
        fault: null,
      });
      await kit.dataKeys.destroyKeys(id);
      expect(await verifyLog(kit.store)).toMatchObject({ faults: [] });
    });

    it.each([
      ['altered data', `UPDATE event SET data = replace(data, '$enc', '$Enc')`, /altered/, 1],
      ['an altered actor', `UPDATE event SET meta = replace(meta, 'ADMIN', 'OWNER')`, /altered/, 1],
      ['a removed event', 'DELETE FROM event', /revision 1 is missing/, 2],
      ['a changed time', `UPDATE event SET occurred_at = '2020-01-01T00:00:00.000Z'`, /altered/, 1],
      ['a changed version', 'UPDATE event SET schema_version = 2', /altered/, 1],
    ])('says in plain words where it found %s', async (_what, statement, message, revision) => {
      const id = newId();
      for (const text of ['a', 'b', 'c']) await note(id, text);
      const stream = `notebook-${id}`;
      await database.postgres.pool.query('ALTER TABLE event DISABLE TRIGGER event_is_append_only');
      await database.postgres.pool.query(`${statement} WHERE stream = $1 AND revision = 1`, [
        stream,
      ]);
      await database.postgres.pool.query('ALTER TABLE event ENABLE TRIGGER event_is_append_only');
      const { fault } = await aggregates.verifyStream(stream);
      expect(fault).toMatchObject({ stream, revision });
      expect(fault?.message).toMatch(message);
      expect((await verifyLog(kit.store)).faults.map((each) => each.stream)).toContain(stream);
    });
  });

  describe('a state that was loaded before', () => {
    it('is decided on without being read again, unless somebody else was quicker', async () => {
      const [id, commandId] = [newId(), newId()];
      await note(id, 'one');
      const loaded = await aggregates.load(notebook, id);
      const read = jest.spyOn(kit.store, 'read');
      const decide = jest.fn((state: Notebook) => [noted(`after ${state.length}`)]);
      const given = { ...execution(id, decide, { commandId }), loaded };
      expect(await aggregates.execute(given)).toMatchObject({
        outcome: 'appended',
        state: ['one', 'after 1'],
      });
      expect(read).not.toHaveBeenCalled();

      const late = await aggregates.execute({ ...execution(id, decide), loaded });
      expect(late).toMatchObject({ outcome: 'appended', state: ['one', 'after 1', 'after 2'] });
      expect(read).toHaveBeenCalledTimes(1);
      // The very same command again, on a state from before it: known once it is read anew.
      expect(await aggregates.execute(given)).toMatchObject({ outcome: 'repeated' });
      expect((await aggregates.load(notebook, id)).state).toHaveLength(3);
    });
  });

  describe('a cached aggregate', () => {
    it('is as fresh as the store and reads only what is newer', async () => {
      const cached = new EventSourcedAggregates(kit.store, kit.codec, kit.clock, {
        categories: ['notebook'],
      });
      const id = newId();
      await note(id, 'one');
      expect((await cached.load(notebook, id)).state).toEqual(['one']);
      await note(id, 'two');
      const read = jest.spyOn(kit.store, 'read');
      expect((await cached.load(notebook, id)).state).toEqual(['one', 'two']);
      expect(read).toHaveBeenCalledWith(`notebook-${id}`, 1);
      const other = { ...notebook, evolve: (state: Notebook) => [...state, 'other'] };
      expect((await cached.load(other, id)).state).toEqual(['other', 'other']);
    });

    it('forgets personal data when its key is destroyed', async () => {
      const cached = new EventSourcedAggregates(kit.store, kit.codec, kit.clock, {
        categories: ['notebook'],
      });
      const id = newId();
      await note(id, 'private');
      await cached.load(notebook, id);
      await kit.dataKeys.destroyKeys(id);
      expect((await cached.load(notebook, id)).state.map(isErased)).toEqual([true]);
    });
  });
});
