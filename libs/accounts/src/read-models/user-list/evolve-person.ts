import { maskDestination, type EmployeeEvent } from '@keyledger/employees';
import { isErased, unlessErased, type RecordedEvent } from '@keyledger/event-store';
import type { PersonRow } from './person-row.js';

/** @param row null before anything of the person was read. */
export function evolvePerson(
  row: PersonRow | null,
  event: RecordedEvent<EmployeeEvent>,
  employeeId: string,
): PersonRow {
  const known = row ?? unread(employeeId, event.metadata.organizationId);
  switch (event.type) {
    case 'EmployeeRegistered':
      return { ...known, ...details(event.data), department_id: event.data.departmentId };
    case 'EmployeeDetailsChanged':
      return { ...known, ...details(event.data) };
    case 'EmployeeMovedDepartment':
      return { ...known, department_id: event.data.toDepartmentId };
    case 'EmployeeLeft':
      return { ...known, has_left: true };
    case 'RecoveryChannelAsserted': {
      const { channelId: id, kind, destination } = event.data;
      const masked = isErased(destination) ? null : maskDestination(kind, destination);
      const others = known.channels.filter((channel) => channel.id !== id);
      return { ...known, channels: [...others, { id, kind, state: 'ASSERTED', masked }] };
    }
    case 'RecoveryChannelVerified': {
      const channels = known.channels.map((channel) =>
        channel.id === event.data.channelId
          ? ({ ...channel, state: 'VERIFIED' } as const)
          : channel,
      );
      return { ...known, channels };
    }
    case 'RecoveryChannelRemoved': {
      const { channelId } = event.data;
      return { ...known, channels: known.channels.filter(({ id }) => id !== channelId) };
    }
    case 'EmployeeErased': {
      const channels = known.channels.map((channel) => ({ ...channel, masked: null }));
      return { ...known, erased: true, name: null, employee_number: null, channels };
    }
    case 'ChannelVerificationIssued':
      return known;
  }
}

type Details = Extract<EmployeeEvent, { type: 'EmployeeDetailsChanged' }>['data'];

function details({ name, employeeNumber }: Pick<Details, 'name' | 'employeeNumber'>) {
  return {
    erased: isErased(name),
    name: unlessErased(name, null),
    employee_number: unlessErased(employeeNumber, null),
  };
}

function unread(employee_id: string, organization_id: string): PersonRow {
  return {
    employee_id,
    organization_id,
    erased: false,
    name: null,
    employee_number: null,
    department_id: null,
    has_left: false,
    channels: [],
  };
}
