import { endsSessions, type AccountEvent } from '@keyledger/accounts';
import { Type } from '@sinclair/typebox';
import { endSessions, reasonCode } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'AccountSuspended' }>;

const schema = Type.Object({ endSessions, reasonCode });

export const accountSuspended = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.account.suspended.v1',
  title: 'Account suspended',
  description: 'The account is out of use, until somebody takes it back into use.',
  from: 'AccountSuspended',
  schema,
  example: { endSessions: true, reasonCode: 'OTHER' },
  map(event) {
    return { endSessions: endsSessions(event), reasonCode: event.metadata.reasonCode };
  },
});
