import {
  defineEvent,
  Id,
  Instant,
  Nullable,
  OneOf,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';

export const CHANNEL_KINDS = ['EMAIL', 'PHONE'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Whether somebody merely says that it reaches the person, or it was proved. */
export const CHANNEL_STATES = ['ASSERTED', 'VERIFIED'] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

const ofThePerson = { subject: '$stream', class: 'pii' } as const;

/** The stream is the person: `employee-<employeeId>`; what identifies them goes with their key. */
export const EmployeeRegistered = defineEvent({
  type: 'EmployeeRegistered',
  schema: Type.Object({
    name: Text(100),
    /** The company's own number for the person, unique within the organization. */
    employeeNumber: Nullable(Text(64)),
    /** `YYYY-MM-DD`; kept only to refuse it in passwords. */
    birthDate: Nullable(Type.String({ format: 'date' })),
    departmentId: Nullable(Id),
    origin: OneOf(['SETUP', 'ADMIN', 'IMPORT', 'COMMAND_LINE']),
  }),
  personal: { name: ofThePerson, employeeNumber: ofThePerson, birthDate: ofThePerson },
});

/** What is not in the list stayed as it was; the whole record is written, so that no reader has to merge. */
export const EmployeeDetailsChanged = defineEvent({
  type: 'EmployeeDetailsChanged',
  schema: Type.Object({
    name: Text(100),
    employeeNumber: Nullable(Text(64)),
    birthDate: Nullable(Type.String({ format: 'date' })),
    changed: Type.Array(OneOf(['name', 'employeeNumber', 'birthDate']), {
      minItems: 1,
      maxItems: 3,
    }),
  }),
  personal: { name: ofThePerson, employeeNumber: ofThePerson, birthDate: ofThePerson },
});

export const EmployeeMovedDepartment = defineEvent({
  type: 'EmployeeMovedDepartment',
  schema: Type.Object({ fromDepartmentId: Nullable(Id), toDepartmentId: Nullable(Id) }),
});

/** The person left the company: none of their channels serves anything from then on, and no mailbox can be theirs. */
export const EmployeeLeft = defineEvent({
  type: 'EmployeeLeft',
  /** Null: not said. */
  schema: Type.Object({ lastDay: Nullable(Type.String({ format: 'date' })) }),
});

/** Somebody says that this reaches the person; nobody has proved it (ASSERTED until a code came back). */
export const RecoveryChannelAsserted = defineEvent({
  type: 'RecoveryChannelAsserted',
  schema: Type.Object({ channelId: Id, kind: OneOf(CHANNEL_KINDS), destination: Text(254) }),
  personal: { destination: ofThePerson },
});

/** A code or link that was sent to it came back. */
export const RecoveryChannelVerified = defineEvent({
  type: 'RecoveryChannelVerified',
  schema: Type.Object({ channelId: Id }),
});

export const RecoveryChannelRemoved = defineEvent({
  type: 'RecoveryChannelRemoved',
  schema: Type.Object({ channelId: Id }),
});

/**
 * A code or a link was made that proves that a channel reaches the person, and is on its way there; it voids those before
 * it. Exactly one of `codeId` (by text message, to be typed in) and `linkId` (by mail) names a row of the vault.
 */
export const ChannelVerificationIssued = defineEvent({
  type: 'ChannelVerificationIssued',
  schema: Type.Object({
    channelId: Id,
    codeId: Nullable(Id),
    linkId: Nullable(Id),
    /** The campaign that invites the whole company; null: the person asked for it. */
    campaignId: Nullable(Id),
    expiresAt: Instant,
  }),
});

/** The person's keys were destroyed: what the events before say of them can never be read again. */
export const EmployeeErased = defineEvent({ type: 'EmployeeErased', schema: Type.Object({}) });

export const employeeEvents = [
  EmployeeRegistered,
  EmployeeDetailsChanged,
  EmployeeMovedDepartment,
  EmployeeLeft,
  RecoveryChannelAsserted,
  RecoveryChannelVerified,
  RecoveryChannelRemoved,
  ChannelVerificationIssued,
  EmployeeErased,
] as const;

export type EmployeeEvent = EventOf<(typeof employeeEvents)[number]>;
export type NewEmployeeEvent = NewEventOf<(typeof employeeEvents)[number]>;
