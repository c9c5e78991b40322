import type { TSchema } from '@sinclair/typebox';
import type { PublicEventDefinition } from './public-event.js';
import { publicEvents } from './public-events.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

const text = (description: string, more: JsonSchema = {}) => ({
  type: 'string',
  minLength: 1,
  ...more,
  description,
});
const uuid = (description: string) => text(description, { format: 'uuid' });
const time = (description: string) => text(description, { format: 'date-time' });

const about = {
  accountId: uuid('The account that it is about.'),
  address: text('Its address, where the subscription may see addresses.'),
  employeeNumber: text('Its owner’s number, where the subscription may see employee numbers.'),
};

/** Keys that only describe are kept; TypeBox's own symbols are not part of what is printed. */
const plain = (schema: TSchema) => JSON.parse(JSON.stringify(schema)) as JsonSchema;

function membersOf({ schema }: PublicEventDefinition): JsonSchema {
  return plain(schema)['properties'] as JsonSchema;
}

function eventSchema(definition: PublicEventDefinition): JsonSchema {
  const members = membersOf(definition);
  return {
    title: definition.title,
    description: definition.description,
    type: 'object',
    properties: {
      specversion: { const: '1.0' },
      id: uuid('The idempotency key: the same event has the same id, however often it comes.'),
      source: text('The organization, as `urn:uuid:<id>`.', { format: 'uri' }),
      type: { const: definition.type },
      subject: uuid('The account that it is about.'),
      time: time('When it happened.'),
      datacontenttype: { const: 'application/json' },
      sequence: text('Orders the events of one account.', { pattern: '^\\d{20}$' }),
      partitionkey: uuid('The account: what is kept in order.'),
      recordedtime: time('When it was written down.'),
      position: text('Where in the log it stands: `GET /events?after=` goes on behind it.'),
      correlationid: text('What it belongs together with.'),
      authtype: text('What kind of party acted: user, service_account, system, unauthenticated.'),
      data: {
        type: 'object',
        properties: { ...about, ...members },
        required: ['accountId', ...Object.keys(members)],
      },
    },
    required: [
      ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype'],
      ...['sequence', 'partitionkey', 'recordedtime', 'position', 'correlationid', 'authtype'],
      'data',
    ],
  };
}

/** All public events as one JSON Schema document: what a consumer may rely on, and open for what is added. */
export function publicEventsJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Keyledger’s public events',
    description:
      'CloudEvents 1.0. Members are only added and lists of names only grow: ignore members that you do not know, and ' +
      'take an unknown name for the most cautious one that you know.',
    oneOf: publicEvents.map(({ type }) => ({ $ref: `#/$defs/${type}` })),
    $defs: Object.fromEntries(
      publicEvents.map((definition) => [definition.type, eventSchema(definition)]),
    ),
  };
}

/** A whole example of an event, as it is sent. */
export function exampleOf({ type, example }: PublicEventDefinition): JsonSchema {
  const accountId = '01970000-0000-7000-8000-0000000000a1';
  return {
    specversion: '1.0',
    id: '5e796d8d-7188-5aa9-be86-30265775772f',
    source: 'urn:uuid:01970000-0000-7000-8000-0000000000a0',
    type,
    subject: accountId,
    time: '2026-11-23T07:00:00.123Z',
    datacontenttype: 'application/json',
    sequence: '00000000000000000042',
    partitionkey: accountId,
    recordedtime: '2026-11-23T07:00:00.123Z',
    position: '01970000000070008000000000000001:00000000000000000815',
    correlationid: '01970000-0000-7000-8000-0000000000c1',
    authtype: 'user',
    data: { accountId, ...(example as JsonSchema) },
  };
}
