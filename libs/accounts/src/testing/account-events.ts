import { derivedId } from '@keyledger/kernel';
import type { AccountEvent } from '../account.events.js';

type DataOf<Type extends AccountEvent['type']> = Extract<AccountEvent, { type: Type }>['data'];

/** Ids that specs name by a word: the same word, the same id. */
export const idOf = (word: string): string => derivedId('account-spec', word);

/** One event of an account's life with what most specs do not care about filled in. */
export const anEvent = {
  provisioned: (data: Partial<DataOf<'AccountProvisioned'>> = {}): AccountEvent => ({
    type: 'AccountProvisioned',
    data: {
      address: 'zhang.wei@corp.example',
      kind: 'PERSONAL',
      provider: 'KEYLEDGER',
      authority: 'KEYLEDGER',
      ownerId: idOf('owner'),
      origin: 'ADMIN',
      ...data,
    },
  }),
  resetRequested: (data: Partial<DataOf<'PasswordResetRequested'>> = {}): AccountEvent => ({
    type: 'PasswordResetRequested',
    data: {
      resetId: idOf('reset'),
      method: 'TEMPORARY_PASSWORD',
      authority: 'KEYLEDGER',
      credentialId: idOf('credential'),
      linkId: null,
      channelId: null,
      expiresAt: '2026-11-26T08:00:00.000Z',
      network: null,
      ...data,
    },
  }),
  passwordChanged: (data: Partial<DataOf<'PasswordChanged'>> = {}): AccountEvent => ({
    type: 'PasswordChanged',
    data: {
      credentialId: idOf('credential'),
      cause: 'VOLUNTARY_CHANGE',
      kind: 'PERMANENT',
      authority: 'KEYLEDGER',
      effectiveAt: '2026-11-23T08:00:00.000Z',
      expiresAt: null,
      resetId: null,
      ...data,
    },
  }),
  providerChangeRequested: (
    data: Partial<DataOf<'ProviderChangeRequested'>> = {},
  ): AccountEvent => ({
    type: 'ProviderChangeRequested',
    data: {
      requestId: idOf('request'),
      credentialId: idOf('credential'),
      authority: 'FAKE',
      cause: 'ADMIN_RESET',
      kind: 'TEMPORARY',
      expiresAt: '2026-11-26T08:00:00.000Z',
      resetId: idOf('reset'),
      ...data,
    },
  }),
  locked: (until: string | null = null): AccountEvent => ({
    type: 'AccountLocked',
    data: { ownerId: idOf('owner'), note: null, until },
  }),
  suspended: (): AccountEvent => ({
    type: 'AccountSuspended',
    data: { ownerId: idOf('owner'), note: null },
  }),
  sessionsEnded: (): AccountEvent => ({ type: 'AccountSessionsEnded', data: {} }),
  frozen: (changeId = idOf('change')): AccountEvent => ({
    type: 'AccountFrozen',
    data: { changeId, ownerId: idOf('owner') },
  }),
  thawed: (changeId = idOf('change')): AccountEvent => ({
    type: 'AccountThawed',
    data: { changeId, ownerId: idOf('owner') },
  }),
  ownerChanged: (data: Partial<DataOf<'OwnerChanged'>> = {}): AccountEvent => ({
    type: 'OwnerChanged',
    data: {
      changeId: idOf('change'),
      previousOwnerId: idOf('owner'),
      ownerId: idOf('successor'),
      ...data,
    },
  }),
} as const;
