import { describe, expect, it } from '@jest/globals';
import type { TimeBasis } from '@keyledger/accounts';
import type { RecordedEvent } from '@keyledger/event-store';
import { recordedAs } from '@keyledger/event-store/testing';
import { departmentPath, type NewOrganizationEvent } from '@keyledger/organizations';
import { OrganizationPast } from './organization-past.js';
import type { StreamEvents } from './stream-events.js';

const minute = (n: number) => new Date(Date.UTC(2026, 10, 27, 8, n));

/** An organization's stream as it grows; `occurred` minutes may go back, recorded ones do not. */
class Written {
  readonly events: RecordedEvent<NewOrganizationEvent>[] = [];
  readonly past = new OrganizationPast({
    read: (_: string, from = 0) => Promise.resolve(this.events.slice(from)),
  } as unknown as StreamEvents);

  department(occurred: number, departmentId: string, parentId: string | null): this {
    const data = { departmentId, parentId, name: departmentId };
    return this.add(occurred, { type: 'DepartmentCreated', data });
  }

  moved(occurred: number, departmentId: string, fromParentId: string | null, to: string | null) {
    const data = { departmentId, fromParentId, toParentId: to };
    return this.add(occurred, { type: 'DepartmentMoved', data });
  }

  async pathOf(departmentId: string, at: number, by: TimeBasis = 'RECORDED'): Promise<string> {
    const then = await this.past.at('acme', { at: minute(at), by });
    return departmentPath(then, departmentId)
      .map(({ name }) => name)
      .join('/');
  }

  private add(occurred: number, event: NewOrganizationEvent): this {
    const revision = this.events.length;
    const occurredAt = minute(occurred).toISOString();
    const before = this.events.at(-1)?.metadata.recordedAt ?? '';
    const recordedAt = before > occurredAt ? before : occurredAt;
    this.events.push(recordedAs(event, { revision, occurredAt, metadata: { recordedAt } }));
    return this;
  }
}

const company = () =>
  new Written()
    .department(1, '总部', null)
    .department(2, '研发', '总部')
    .department(3, '前端', '研发')
    .department(4, '工程', null);

describe('Departments of past dates', () => {
  it('lie where their subtree lay then, before and after it moved', async () => {
    const written = company();
    expect(await written.pathOf('前端', 5)).toBe('总部/研发/前端');
    written.moved(6, '研发', '总部', '工程').moved(8, '工程', null, '总部');
    for (const by of ['RECORDED', 'OCCURRED'] as const) {
      const paths = [];
      for (const at of [2, 5, 6, 7, 8]) paths.push(await written.pathOf('前端', at, by));
      const moved = '工程/研发/前端';
      expect(paths).toEqual(['', '总部/研发/前端', moved, moved, '总部/工程/研发/前端']);
    }
  });

  it('never lie under themselves, also where a clock jumped back', async () => {
    const written = company()
      .moved(10, '研发', '总部', '工程')
      .moved(6, '研发', '工程', '总部')
      .moved(7, '工程', null, '研发');
    expect(await written.pathOf('工程', 10)).toBe('总部/研发/工程');
    expect(await written.pathOf('工程', 8, 'OCCURRED')).toBe('总部/研发/工程');
    expect(await written.pathOf('工程', 10, 'OCCURRED')).toBe('总部/研发/工程');
  });
});
