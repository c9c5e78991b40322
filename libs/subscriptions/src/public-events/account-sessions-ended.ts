import { endsSessions, type AccountEvent } from '@keyledger/accounts';
import { Type } from '@sinclair/typebox';
import { endSessions, reasonCode } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'AccountSessionsEnded' }>;

const schema = Type.Object({ endSessions, reasonCode });

export const accountSessionsEnded = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.account.sessions_ended.v1',
  title: 'Sessions ended',
  description:
    'Everybody who is signed in as the account is signed out; the account and its password stay as they are.',
  from: 'AccountSessionsEnded',
  schema,
  example: { endSessions: true, reasonCode: 'ANOMALY' },
  map(event) {
    return { endSessions: endsSessions(event), reasonCode: event.metadata.reasonCode };
  },
});
