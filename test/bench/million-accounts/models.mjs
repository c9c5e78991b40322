import { randomUUID as newId } from 'node:crypto';
import { newId as newOrderedId } from '@keyledger/kernel';
import { drawsFrom } from './draws.mjs';
import { drawName } from './names.mjs';

export const MODELS = 4_000;
const IN_FLIGHT = 64;
const DAY_MS = 24 * 60 * 60_000;
/** The year that everything happens in. */
export const YEAR_BEGINS = Date.UTC(2025, 10, 26);
export const YEAR_ENDS = YEAR_BEGINS + 365 * DAY_MS;
const PROVIDERS = ['腾讯企业邮箱', '阿里企业邮箱', '网易企业邮箱', 'KEYLEDGER', 'Zimbra'];
/** Up to where in [0, 1) each provider's share reaches. */
const SHARES = [0.5, 0.8, 0.95, 0.999, 1];

/**
 * The events of some thousand people and mailboxes, in every state that lists tell apart, through the product's codec
 * and store: 1 % locked (some until a moment, some no more), 0.5 % suspended, 0.1 % frozen, 2 % with a password to be
 * changed, 2 % passed on, 5 % never signed in.
 */
export async function writeModels(foundation, organizationId) {
  const draw = drawsFrom(1);
  const stories = Array.from({ length: MODELS }, (_, n) => storyOf(n, draw));
  const turns = stories.flat().values();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (const { stream, at, events } of turns)
        await append(foundation, organizationId, stream, at, events);
    }),
  );
}

/** A new stream with these events, all of one moment. */
export async function append({ codec, store }, organizationId, stream, at, events) {
  const context = {
    organizationId,
    actor: { kind: 'SYSTEM', id: 'bench', role: null },
    commandId: newId(),
    correlationId: newId(),
  };
  const encoded = await codec.encode(stream, 'none', events, context, at);
  return store.append(stream, 'none', encoded);
}

function storyOf(n, draw) {
  const [ownerId, accountId] = [newOrderedId(), newOrderedId()];
  const at = new Date(YEAR_BEGINS + Math.floor(draw() * 365) * DAY_MS);
  const person = {
    type: 'EmployeeRegistered',
    data: {
      name: drawName(draw),
      employeeNumber: draw() < 0.9 ? `M${n}` : null,
      birthDate: null,
      departmentId: null,
      origin: 'IMPORT',
    },
  };
  const channel = {
    type: 'RecoveryChannelAsserted',
    data: { channelId: newOrderedId(), kind: 'EMAIL', destination: `model${n}@example.org` },
  };
  const streams = [
    {
      stream: `employee-${ownerId}`,
      at,
      events: draw() < 0.8 ? [person, channel] : [person],
    },
    { stream: `account-${accountId}`, at, events: accountStory(n, ownerId, at, draw) },
  ];
  return draw() < 0.05 ? streams : [...streams, signIns(accountId, at)];
}

function accountStory(n, ownerId, at, draw) {
  const share = draw();
  const [passedOn, previousOwnerId, changeId] = [draw() < 0.02, newOrderedId(), newOrderedId()];
  const provisioned = {
    type: 'AccountProvisioned',
    data: {
      address: `model${n}@example.com`,
      kind: draw() < 0.97 ? 'PERSONAL' : 'SHARED',
      provider: PROVIDERS[SHARES.findIndex((reach) => share < reach)],
      authority: 'KEYLEDGER',
      ownerId: passedOn ? previousOwnerId : ownerId,
      origin: 'IMPORT',
    },
  };
  return [
    provisioned,
    ...(passedOn ? [{ type: 'OwnerChanged', data: { changeId, previousOwnerId, ownerId } }] : []),
    ...passwordStory(at, draw),
    ...stateStory(ownerId, draw),
  ];
}

function passwordStory(at, draw) {
  const kind = draw();
  if (kind < 0.1) return [];
  const credential = { credentialId: newOrderedId(), authority: 'KEYLEDGER' };
  const expiresAt = new Date(YEAR_ENDS + 30 * DAY_MS).toISOString();
  const changed = (more) => ({
    type: 'PasswordChanged',
    data: { ...credential, effectiveAt: at.toISOString(), ...more },
  });
  if (kind > 0.12) {
    const own = { cause: 'VOLUNTARY_CHANGE', kind: 'PERMANENT', expiresAt: null, resetId: null };
    return [changed(own)];
  }
  const resetId = newOrderedId();
  const requested = {
    type: 'PasswordResetRequested',
    data: {
      ...credential,
      resetId,
      method: 'TEMPORARY_PASSWORD',
      linkId: null,
      channelId: null,
      expiresAt,
      network: null,
    },
  };
  return [requested, changed({ cause: 'ADMIN_RESET', kind: 'TEMPORARY', expiresAt, resetId })];
}

function stateStory(ownerId, draw) {
  const [state, length] = [draw(), draw()];
  const note = { ownerId, note: null };
  if (state < 0.01) {
    const moment = new Date(length < 0.7 ? Date.UTC(2036, 0, 1) : YEAR_ENDS - 100 * DAY_MS);
    const until = length < 0.5 ? null : moment.toISOString();
    return [{ type: 'AccountLocked', data: { ...note, until } }];
  }
  if (state < 0.015) return [{ type: 'AccountSuspended', data: note }];
  if (state < 0.016)
    return [{ type: 'AccountFrozen', data: { changeId: newOrderedId(), ownerId } }];
  return [];
}

function signIns(accountId, at) {
  const period = at.toISOString().slice(0, 7).replace('-', '');
  const opened = { accountId, period, previousPeriod: null, failuresSinceSuccess: 0 };
  const source = {
    network: '203.0.113.77',
    userAgent: 'Foxmail 7.2',
    client: 'WEB',
    networkMark: `network of ${accountId}`,
    knownNetwork: false,
    place: { country: 'CN', asn: 4134, latitude: 37.4, longitude: 104.9, accuracyKm: 2750 },
    device: `device of ${accountId}`,
    software: { browser: 'Foxmail', os: 'Windows' },
  };
  const session = { sessionId: newOrderedId(), credentialId: accountId, accountRevision: 0 };
  const rest = { mustChangePassword: false, administratorNetwork: null };
  return {
    stream: `signin-${accountId}-${period}`,
    at,
    events: [
      {
        type: 'SignInPeriodOpened',
        data: { ...opened, lastSucceededAt: null, familiarDevices: [] },
      },
      { type: 'SignInSucceeded', data: { accountId, ...source, ...session, ...rest } },
    ],
  };
}
