import { type AccountEvent } from '@keyledger/accounts';
import { Type } from '@sinclair/typebox';
import { reasonCode } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'AccountUnlocked' }>;

const schema = Type.Object({ reasonCode });

export const accountUnlocked = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.account.unlocked.v1',
  title: 'Account unlocked',
  description: 'A lock is over before its time.',
  from: 'AccountUnlocked',
  schema,
  example: { reasonCode: 'OTHER' },
  map({ metadata }) {
    return { reasonCode: metadata.reasonCode };
  },
});
