import { endsSessions, type AccountEvent } from '@keyledger/accounts';
import { Type } from '@sinclair/typebox';
import { endSessions, instantOrNull, reasonCode } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'AccountLocked' }>;

const schema = Type.Object({
  until: instantOrNull('Until when; null: until somebody unlocks it.'),
  endSessions,
  reasonCode,
});

export const accountLocked = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.account.locked.v1',
  title: 'Account locked',
  description: 'Nobody can sign in as this account, until it is unlocked or the time is over.',
  from: 'AccountLocked',
  schema,
  example: { until: null, endSessions: true, reasonCode: 'ANOMALY' },
  map(event) {
    const { reasonCode: why } = event.metadata;
    return { until: event.data.until, endSessions: endsSessions(event), reasonCode: why };
  },
});
