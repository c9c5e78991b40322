import { randomUUID as newId } from 'node:crypto';
import { Secret } from '@keyledger/kernel';
import { LocalKeyRing } from '@keyledger/keys';
import {
  defineEvent,
  EventCodec,
  EventRegistry,
  eventStoreMigrations,
  PostgresDataKeys,
  PostgresEventStore,
} from '@keyledger/event-store';
import { migrate } from '@keyledger/postgres';
import { Type } from '@sinclair/typebox';

export const IN_FLIGHT = 64;
export const STREAMS_A_WORKER = 16;

/** A sign-in fact with two personal fields: about 600 bytes of data and metadata as stored. */
export const SignInSucceeded = defineEvent({
  type: 'BenchSignInSucceeded',
  schema: Type.Object({
    network: Type.String(),
    client: Type.String(),
    sessionId: Type.String(),
    method: Type.String(),
  }),
  personal: {
    network: { subject: '$stream', class: 'signin' },
    client: { subject: '$stream', class: 'signin' },
  },
});

export const signIn = () => ({
  type: SignInSucceeded.type,
  data: {
    network: '203.0.113.77',
    client: 'Foxmail 7.2 on Windows 11',
    sessionId: newId(),
    method: 'PASSWORD',
  },
});

const organizationId = newId();
const actor = { kind: 'PERSON', id: newId(), role: 'EMPLOYEE' };

export const command = () => ({
  organizationId,
  actor,
  commandId: newId(),
  correlationId: newId(),
});

/** The store and codec as the product has them, over a migrated database. */
export async function ourStore(postgres) {
  await migrate(postgres, eventStoreMigrations);
  const key = (place) => new Secret(Buffer.alloc(32, place));
  const keyRing = new LocalKeyRing({ master: key(1), index: key(2), pepper: key(3) });
  const dataKeys = await PostgresDataKeys.open(postgres, keyRing);
  const store = await PostgresEventStore.open(postgres);
  const codec = new EventCodec(new EventRegistry([SignInSucceeded]), dataKeys);
  return {
    codec,
    store,
    close: () => Promise.all([store.close(), dataKeys.close()]),
  };
}

/** Appends single events to streams of its own, each after the last: encodes, encrypts, chains, writes. */
export function appender({ codec, store }) {
  const streams = Array.from({ length: IN_FLIGHT }, () =>
    Array.from({ length: STREAMS_A_WORKER }, () => ({ name: `signin-${newId()}`, head: 'none' })),
  );
  return async (worker, turn) => {
    const stream = streams[worker][turn % STREAMS_A_WORKER];
    const now = new Date();
    const encoded = await codec.encode(stream.name, stream.head, [signIn()], command(), now);
    const { head } = await store.append(stream.name, stream.head, encoded);
    stream.head = { ...head, recordedAt: now.toISOString() };
  };
}
