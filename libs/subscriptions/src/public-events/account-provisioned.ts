import { ACCOUNT_KINDS, type AccountEvent } from '@keyledger/accounts';
import { Id, OneOf, Text } from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';
import { authority } from './members.js';
import { definePublicEvent } from './public-event.js';

type Stored = Extract<AccountEvent, { type: 'AccountProvisioned' }>;

const schema = Type.Object({
  kind: { ...OneOf(ACCOUNT_KINDS), description: 'Whether one person uses the mailbox.' },
  provider: { ...Text(32), description: 'Which provider holds it, as the company calls it.' },
  authority,
  ownerId: { ...Id, description: 'Id of the employee who owns it.' },
});

export const accountProvisioned = definePublicEvent<Stored, typeof schema.properties>({
  type: 'keyledger.account.provisioned.v1',
  title: 'Account provisioned',
  description: 'A mailbox is there now.',
  from: 'AccountProvisioned',
  schema,
  example: {
    kind: 'PERSONAL',
    provider: 'NetEase',
    authority: 'KEYLEDGER',
    ownerId: '01970000-0000-7000-8000-0000000000e1',
  },
  map({ data: { kind, provider, authority: where, ownerId } }) {
    return { kind, provider, authority: where, ownerId };
  },
});
