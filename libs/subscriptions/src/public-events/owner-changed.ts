import { endsSessions, type AccountEvent } from '@keyledger/accounts';
import { Id } from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';
import { endSessions } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'OwnerChanged' }>;

const schema = Type.Object({
  changeId: { ...Id, description: 'The change that it belongs to.' },
  previousOwnerId: { ...Id, description: 'Id of the employee who owned it.' },
  ownerId: { ...Id, description: 'Id of the employee who owns it now.' },
  endSessions,
});

export const ownerChanged = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.account.owner_changed.v1',
  title: 'Owner changed',
  description:
    'The account passed to another person: whatever the former owner could get in by is void.',
  from: 'OwnerChanged',
  schema,
  example: {
    changeId: '01970000-0000-7000-8000-0000000000f7',
    previousOwnerId: '01970000-0000-7000-8000-0000000000e1',
    ownerId: '01970000-0000-7000-8000-0000000000e2',
    endSessions: true,
  },
  map(event) {
    const { changeId, previousOwnerId, ownerId } = event.data;
    return { changeId, previousOwnerId, ownerId, endSessions: endsSessions(event) };
  },
});
