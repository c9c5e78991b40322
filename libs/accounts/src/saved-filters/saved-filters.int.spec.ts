import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventStoreMigrations, type CommandContext } from '@keyledger/event-store';
import { testEventStore, type TestEventStore } from '@keyledger/event-store/testing';
import { newId } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { sql } from 'kysely';
import {
  savedFilterEvents,
  type FilterToSave,
  type NewSavedFilterEvent,
} from './saved-filter.events.js';
import { savedFiltersAggregate } from './saved-filters.state.js';

let database: TestDatabase;
let events: TestEventStore;
beforeAll(async () => {
  database = await testDatabase({ migrations: eventStoreMigrations });
  events = await testEventStore(database, savedFilterEvents);
});
afterAll(async () => {
  await events?.close();
  await database?.drop();
});

const named = (name: string, search: string | null = null): FilterToSave => ({
  filterId: newId(),
  name,
  search,
  filter: {
    departmentId: null,
    state: 'LOCKED',
    provider: null,
    mustChange: null,
    formerOwnerId: null,
  },
  sort: { field: 'NAME', descending: false },
});

async function write(employeeId: string, ...decided: NewSavedFilterEvent[]): Promise<void> {
  const context: CommandContext = {
    organizationId: newId(),
    actor: { kind: 'PERSON', id: employeeId, role: 'ADMIN' },
    commandId: newId(),
    correlationId: newId(),
  };
  const aggregate = savedFiltersAggregate;
  await events.aggregates.execute({ aggregate, id: employeeId, context, decide: () => decided });
}
const save = (employeeId: string, data: FilterToSave) =>
  write(employeeId, { type: 'AccountFilterSaved', data });

async function keptBy(employeeId: string): Promise<readonly FilterToSave[]> {
  return (await events.aggregates.load(savedFiltersAggregate, employeeId)).state.filters;
}

describe('Kept filters', () => {
  it('stand in the order in which they came, each as it was kept last', async () => {
    const li = newId();
    const [first, second, third] = [named('一'), named('二'), named('三', '王')];
    for (const filter of [first, second, third]) await save(li, filter);
    await save(li, { ...first, name: '壹' });
    await write(li, { type: 'AccountFilterDeleted', data: { filterId: second.filterId } });
    expect(await keptBy(li)).toEqual([{ ...first, name: '壹' }, third]);
    const { state } = await events.aggregates.load(savedFiltersAggregate, li);
    expect(state.changes).toEqual({ day: '2026-11-23', count: 5 });
    expect(await keptBy(newId())).toEqual([]);
  });

  it('are nobody’s to read in the log, and gone with their person', async () => {
    const [li, wang] = [newId(), newId()];
    await save(li, named('王小明的邮箱', '王小明'));
    await save(wang, named('我的'));
    const { rows } = await sql<{ text: string }>`SELECT event::text AS text FROM event`.execute(
      database.postgres.tables(),
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ text }) => text.includes('王小明'))).toEqual([]);
    expect(await keptBy(li)).toHaveLength(1);
    await events.dataKeys.destroyKeys(li);
    expect(await keptBy(li)).toEqual([]);
    expect(await keptBy(wang)).toHaveLength(1);
  });
});
