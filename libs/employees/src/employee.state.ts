import type { Aggregate, Personal } from '@keyledger/event-store';
import type { ChannelKind, ChannelState, EmployeeEvent } from './employee.events.js';

export interface RecoveryChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly destination: Personal<string>;
  readonly state: ChannelState;
}

export interface Employee {
  readonly registered: boolean;
  readonly organizationId: string;
  readonly name: Personal<string>;
  readonly employeeNumber: Personal<string | null>;
  readonly birthDate: Personal<string | null>;
  readonly departmentId: string | null;
  readonly channels: readonly RecoveryChannel[];
}

export const employeeAggregate: Aggregate<Employee, EmployeeEvent> = {
  category: 'employee',
  initial: {
    registered: false,
    organizationId: '',
    name: '',
    employeeNumber: null,
    birthDate: null,
    departmentId: null,
    channels: [],
  },
  evolve(state, event) {
    switch (event.type) {
      case 'EmployeeRegistered': {
        const { name, employeeNumber, birthDate, departmentId } = event.data;
        const { organizationId } = event.metadata;
        return {
          ...state,
          registered: true,
          organizationId,
          name,
          employeeNumber,
          birthDate,
          departmentId,
        };
      }
      case 'EmployeeDetailsChanged': {
        const { name, employeeNumber, birthDate } = event.data;
        return { ...state, name, employeeNumber, birthDate };
      }
      case 'EmployeeMovedDepartment':
        return { ...state, departmentId: event.data.toDepartmentId };
      case 'RecoveryChannelAsserted': {
        const { channelId: id, kind, destination } = event.data;
        const others = state.channels.filter((channel) => channel.id !== id);
        return { ...state, channels: [...others, { id, kind, destination, state: 'ASSERTED' }] };
      }
      case 'RecoveryChannelVerified': {
        const channels = state.channels.map((channel) =>
          channel.id === event.data.channelId
            ? ({ ...channel, state: 'VERIFIED' } as const)
            : channel,
        );
        return { ...state, channels };
      }
      case 'RecoveryChannelRemoved': {
        const { channelId } = event.data;
        return { ...state, channels: state.channels.filter((channel) => channel.id !== channelId) };
      }
    }
  },
};
