import type { AccountEvent } from '@keyledger/accounts';
import { Id } from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'AccountThawed' }>;

const schema = Type.Object({
  changeId: { ...Id, description: 'The change of owner that was given up.' },
});

export const accountThawed = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.account.thawed.v1',
  title: 'Account thawed',
  description: 'The change of owner was given up: the account is its owner’s again.',
  from: 'AccountThawed',
  schema,
  example: { changeId: '01970000-0000-7000-8000-0000000000f7' },
  map({ data: { changeId } }) {
    return { changeId };
  },
});
