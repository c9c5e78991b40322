import type { Role } from '@keyledger/kernel';
import type { RecordedEvent } from '@keyledger/event-store';
import { isWithin, type Department, type OrganizationEvent } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { eventsUpTo, type Moment } from './moment.js';
import { StreamEvents } from './stream-events.js';

/** What an organization says of where people work and what they may do. */
export interface OrganizationThen {
  readonly departments: ReadonlyMap<string, Department>;
  readonly roles: ReadonlyMap<string, Role>;
}

const CONCERNED: readonly OrganizationEvent['type'][] = [
  'DepartmentCreated',
  'DepartmentRenamed',
  'DepartmentMoved',
  'RoleGranted',
  'RoleRevoked',
];

/** Organizations whose past is kept in memory; it holds no personal data. */
const KEPT = 100;

interface Known {
  readonly events: readonly RecordedEvent<OrganizationEvent>[];
  readonly nextRevision: number;
}

/** Departments and roles of past dates. Their events are read once, then only what is newer. */
@Injectable()
export class OrganizationPast {
  private readonly known = new LRUCache<string, Known>({ max: KEPT });

  constructor(private readonly streams: StreamEvents) {}

  async at(organizationId: string, moment: Moment): Promise<OrganizationThen> {
    const departments = new Map<string, Department>();
    const roles = new Map<string, Role>();
    for (const { type, data } of eventsUpTo(await this.events(organizationId), moment)) {
      switch (type) {
        case 'DepartmentCreated': {
          const { departmentId: id, parentId, name } = data;
          departments.set(id, { id, parentId, name });
          break;
        }
        case 'DepartmentRenamed': {
          const before = departments.get(data.departmentId);
          if (before) departments.set(before.id, { ...before, name: data.name });
          break;
        }
        case 'DepartmentMoved': {
          const before = departments.get(data.departmentId);
          // By the clock of that time, moves may come in another order than they were decided in.
          if (before && !isUnder({ departments }, data.toParentId, before.id))
            departments.set(before.id, { ...before, parentId: data.toParentId });
          break;
        }
        case 'RoleGranted':
          roles.set(data.employeeId, data.role);
          break;
        case 'RoleRevoked':
          roles.delete(data.employeeId);
          break;
      }
    }
    return { departments, roles };
  }

  private async events(organizationId: string): Promise<Known['events']> {
    const before = this.known.get(organizationId) ?? { events: [], nextRevision: 0 };
    const stream = `organization-${organizationId}`;
    const newer = await this.streams.read<OrganizationEvent>(stream, before.nextRevision);
    const last = newer.at(-1);
    if (!last) return before.events;
    const concerned = newer.filter(({ type }) => CONCERNED.includes(type));
    const events = [...before.events, ...concerned];
    this.known.set(organizationId, { events, nextRevision: last.revision + 1 });
    return events;
  }
}

const isUnder = (
  tree: Pick<OrganizationThen, 'departments'>,
  departmentId: string | null,
  above: string,
): boolean => departmentId !== null && isWithin(tree, departmentId, [above]);
