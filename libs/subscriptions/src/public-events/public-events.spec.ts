import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SESSION_ENDING_EVENTS } from '@keyledger/accounts';
import type { RecordedEvent } from '@keyledger/event-store';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { cloudEvent } from './cloud-event.js';
import { exampleOf, publicEventsJsonSchema } from './json-schema.js';
import type { PublicEventDefinition } from './public-event.js';
import { publicEventFrom, publicEvents } from './public-events.js';

const FIXTURES = new URL('../../../../test/fixtures/events/', import.meta.url);
const ajv = formats.default(new Ajv2020({ strict: true, allErrors: true }));
const schemas = publicEventsJsonSchema()['$defs'] as Record<string, object>;

/** The fixture of the newest version, as if it had been read from the log. */
function recorded(type: string, data: object = {}): RecordedEvent {
  const version = type === 'PasswordResetRequested' ? 2 : 1;
  const fixture = JSON.parse(
    readFileSync(new URL(`${type}/v${version}.json`, FIXTURES), 'utf8'),
  ) as { data: object };
  return {
    type,
    data: { ...fixture.data, ...data },
    eventId: '5e796d8d-7188-5aa9-be86-30265775772f',
    stream: 'account-01970000-0000-7000-8000-0000000000a1',
    revision: 42,
    position: '01970000000070008000000000000001:00000000000000000815',
    occurredAt: '2026-11-23T07:00:00.123Z',
    metadata: {
      organizationId: '01970000-0000-7000-8000-0000000000a0',
      actor: { kind: 'PERSON', id: '01970000-0000-7000-8000-0000000000e1', role: 'HELPDESK' },
      commandId: 'c',
      correlationId: 'k',
      causationId: null,
      reasonCode: 'LEAKED',
      ticket: 'HD-1',
      policyVersion: null,
      recordedAt: '2026-11-23T07:00:00.124Z',
    },
  } as unknown as RecordedEvent;
}

function told(definition: PublicEventDefinition) {
  const event = recorded(definition.from, { method: 'LINK' });
  return cloudEvent(definition.type, event, {
    accountId: '01970000-0000-7000-8000-0000000000a1',
    ...definition.map(event),
  });
}

describe('Every public event', () => {
  it.each(publicEvents.map((definition) => [definition.type, definition] as const))(
    'is told as its schema says: %s',
    (type, definition) => {
      const isValid = ajv.compile(schemas[type] ?? false);
      expect([isValid(told(definition)), isValid.errors]).toEqual([true, null]);
      expect([isValid(exampleOf(definition)), isValid.errors]).toEqual([true, null]);
    },
  );

  it.each(publicEvents.map((definition) => [definition.type, definition] as const))(
    'tells nothing that its schema does not name: %s',
    (_, definition) => {
      const named = Object.keys(definition.schema.properties);
      expect(
        Object.keys(definition.map(recorded(definition.from, { method: 'LINK' })) ?? {}),
      ).toEqual(named);
    },
  );

  it('has a name of its own, with a version', () => {
    const types = publicEvents.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    for (const type of types) expect(type).toMatch(/^keyledger(\.[a-z_]+){2}\.v\d+$/);
  });

  it('holds no note, network, ticket or name of who acted', () => {
    const all = JSON.stringify(publicEvents.map(told));
    for (const hidden of ['HD-1', '0000000000e1","role', 'note', 'network', 'credentialId']) {
      expect(all).not.toContain(hidden);
    }
  });
});

describe('A reset that is asked for', () => {
  const definition = publicEventFrom('PasswordResetRequested');

  it('is told when an administrator asks, with the end of all sessions', () => {
    const event = recorded('PasswordResetRequested', { method: 'LINK' });
    expect(definition?.map(event)).toMatchObject({ method: 'LINK', endSessions: true });
  });

  it('is private when a stranger asks', () => {
    const event = recorded('PasswordResetRequested', { method: 'SELF_SERVICE' });
    expect(definition?.map(event)).toBeNull();
  });
});

describe('The end of all sessions', () => {
  it.each(SESSION_ENDING_EVENTS)('is told, whatever ended them: %s', (type) => {
    const event = recorded(type, { method: 'LINK' });
    expect(publicEventFrom(type)?.map(event)).toMatchObject({ endSessions: true });
  });

  it('is told with why, where nothing else changed', () => {
    const definition = publicEventFrom('AccountSessionsEnded');
    expect(definition?.type).toBe('keyledger.account.sessions_ended.v1');
    expect(definition?.map(recorded('AccountSessionsEnded'))).toEqual({
      endSessions: true,
      reasonCode: 'LEAKED',
    });
  });
});
