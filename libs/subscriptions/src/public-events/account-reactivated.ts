import { type AccountEvent } from '@keyledger/accounts';
import { Type } from '@sinclair/typebox';
import { reasonCode } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'AccountReactivated' }>;

const schema = Type.Object({ reasonCode });

export const accountReactivated = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.account.reactivated.v1',
  title: 'Account reactivated',
  description: 'A suspended account is in use again.',
  from: 'AccountReactivated',
  schema,
  example: { reasonCode: 'OTHER' },
  map({ metadata }) {
    return { reasonCode: metadata.reasonCode };
  },
});
