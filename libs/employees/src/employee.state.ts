import type { Aggregate, Personal } from '@keyledger/event-store';
import type { ChannelKind, ChannelState, EmployeeEvent } from './employee.events.js';

export interface RecoveryChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly destination: Personal<string>;
  readonly state: ChannelState;
}

/** What was sent to a channel last, to prove that it reaches the person. */
export interface ChannelVerification {
  readonly channelId: string;
  readonly codeId: string | null;
  readonly linkId: string | null;
  readonly issuedAt: string;
  readonly expiresAt: string;
}

export interface Employee {
  readonly registered: boolean;
  /** Their keys were destroyed. */
  readonly erased: boolean;
  readonly organizationId: string;
  readonly name: Personal<string>;
  readonly employeeNumber: Personal<string | null>;
  readonly birthDate: Personal<string | null>;
  readonly departmentId: string | null;
  readonly left: boolean;
  readonly channels: readonly RecoveryChannel[];
  /** At most one a channel; none of those that are verified or gone. */
  readonly verifications: readonly ChannelVerification[];
}

export const employeeAggregate: Aggregate<Employee, EmployeeEvent> = {
  category: 'employee',
  initial: {
    registered: false,
    erased: false,
    organizationId: '',
    name: '',
    employeeNumber: null,
    birthDate: null,
    departmentId: null,
    left: false,
    channels: [],
    verifications: [],
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
      case 'EmployeeLeft':
        return { ...state, left: true, verifications: [] };
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
        const verifications = without(event.data.channelId, state.verifications);
        return { ...state, channels, verifications };
      }
      case 'RecoveryChannelRemoved': {
        const { channelId } = event.data;
        const channels = state.channels.filter((channel) => channel.id !== channelId);
        return { ...state, channels, verifications: without(channelId, state.verifications) };
      }
      case 'EmployeeErased':
        return { ...state, erased: true };
      case 'ChannelVerificationIssued': {
        const { channelId, codeId, linkId, expiresAt } = event.data;
        const issued = { channelId, codeId, linkId, issuedAt: event.occurredAt, expiresAt };
        return { ...state, verifications: [...without(channelId, state.verifications), issued] };
      }
    }
  },
};

/** What was sent to a channel last, as long as that can still prove it. */
export function verificationOf(
  { verifications }: Employee,
  channelId: string,
  now: Date,
): ChannelVerification | null {
  const sent = verifications.find((verification) => verification.channelId === channelId);
  return sent && now < new Date(sent.expiresAt) ? sent : null;
}

function without(
  channelId: string,
  verifications: readonly ChannelVerification[],
): readonly ChannelVerification[] {
  return verifications.filter((verification) => verification.channelId !== channelId);
}
