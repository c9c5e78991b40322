import { endsSessions, type AccountEvent } from '@keyledger/accounts';
import { Id } from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';
import { endSessions } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'AccountFrozen' }>;

const schema = Type.Object({
  changeId: { ...Id, description: 'The change of owner that it belongs to.' },
  endSessions,
});

export const accountFrozen = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.account.frozen.v1',
  title: 'Account frozen',
  description: 'Nobody can use the account while its owner changes.',
  from: 'AccountFrozen',
  schema,
  example: { changeId: '01970000-0000-7000-8000-0000000000f7', endSessions: true },
  map(event) {
    return { changeId: event.data.changeId, endSessions: endsSessions(event) };
  },
});
