import {
  CHANGE_CAUSES,
  CREDENTIAL_KINDS,
  endsSessions,
  type AccountEvent,
} from '@keyledger/accounts';
import { OneOf } from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';
import { authority, endSessions, instant, instantOrNull, reasonCode } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'PasswordChanged' }>;

const schema = Type.Object({
  kind: {
    ...OneOf(CREDENTIAL_KINDS),
    description: 'TEMPORARY: good for signing in and choosing another; PERMANENT: chosen.',
  },
  cause: { ...OneOf(CHANGE_CAUSES), description: 'What led to it.' },
  authority,
  effectiveAt: instant('Since when it is in force.'),
  expiresAt: instantOrNull('Until when a temporary one is good; null for a permanent one.'),
  endSessions,
  reasonCode,
});

export const passwordChanged = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.password.changed.v1',
  title: 'Password changed',
  description:
    'A new password is in force where it is kept. Sign out who uses the old one, and forget what was cached of it.',
  from: 'PasswordChanged',
  schema,
  example: {
    kind: 'TEMPORARY',
    cause: 'ADMIN_RESET',
    authority: 'KEYLEDGER',
    effectiveAt: '2026-11-23T07:00:00.123Z',
    expiresAt: '2026-11-26T07:00:00.123Z',
    endSessions: true,
    reasonCode: 'LEAKED',
  },
  map(event) {
    const { kind, cause, authority: where, effectiveAt, expiresAt } = event.data;
    return {
      kind,
      cause,
      authority: where,
      effectiveAt,
      expiresAt,
      endSessions: endsSessions(event),
      reasonCode: event.metadata.reasonCode,
    };
  },
});
