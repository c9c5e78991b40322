import { endsSessions, type AccountEvent } from '@keyledger/accounts';
import { OneOf } from '@keyledger/event-store';
import { RESET_METHODS } from '@keyledger/organizations';
import { Type } from '@sinclair/typebox';
import { authority, endSessions, instant, reasonCode } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'PasswordResetRequested' }>;

const schema = Type.Object({
  method: {
    ...OneOf(RESET_METHODS),
    description: 'How the mailbox is handed back: by a temporary password, or by a link.',
  },
  authority,
  expiresAt: instant('Until when the temporary password or the link is good.'),
  endSessions,
  reasonCode,
});

export const passwordResetRequested = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.password.reset_requested.v1',
  title: 'Password reset requested',
  description:
    'An administrator resets the password. With a link the old one is void at once, before a new one is chosen.',
  from: 'PasswordResetRequested',
  schema,
  example: {
    method: 'LINK',
    authority: 'KEYLEDGER',
    expiresAt: '2026-11-24T07:00:00.123Z',
    endSessions: true,
    reasonCode: 'FORGOTTEN',
  },
  map(event) {
    const { method, authority: where, expiresAt } = event.data;
    // Who reports a forgotten password has proved nothing, and changes nothing yet.
    if (method === 'SELF_SERVICE') return null;
    const { reasonCode: why } = event.metadata;
    return {
      method,
      authority: where,
      expiresAt,
      endSessions: endsSessions(event),
      reasonCode: why,
    };
  },
});
