import { exampleOf, publicEventsJsonSchema, type JsonSchema } from './json-schema.js';
import { publicEvents } from './public-events.js';

const SCHEMAS = './public-events.schema.json#/$defs/';

const keyOf = (type: string) => type.replace(/[^A-Za-z0-9]+/g, '_');
const reference = (path: string) => ({ $ref: `#/${path}` });

const header = (description: string) => ({ type: 'string', description });

/** Every message of a channel, by reference. */
const messagesOf = (channel: string) =>
  publicEvents.map(({ type }) => reference(`channels/${channel}/messages/${keyOf(type)}`));

const channelMessages = () =>
  Object.fromEntries(
    publicEvents.map(({ type }) => [keyOf(type), reference(`components/messages/${keyOf(type)}`)]),
  );

function messages(): JsonSchema {
  return Object.fromEntries(
    publicEvents.map((definition) => [
      keyOf(definition.type),
      {
        name: definition.type,
        title: definition.title,
        summary: definition.description,
        contentType: 'application/cloudevents+json',
        payload: {
          schemaFormat: 'application/schema+json;version=draft-07',
          schema: schemaOf(definition.type),
        },
        examples: [{ payload: exampleOf(definition) }],
      },
    ]),
  );
}

const schemaOf = (type: string) => ({ $ref: `${SCHEMAS}${type}` });

/** The ways on which public events reach a consumer, as AsyncAPI 3.0 says it. */
export function asyncApiDocument(): JsonSchema {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Keyledger’s events for downstream systems',
      version: '1.0.0',
      description: `${String(publicEventsJsonSchema()['description'])} Every way is at least once, and in order for each account.`,
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    servers: {
      keyledger: {
        host: 'id.example.com',
        protocol: 'https',
        description: 'The public URL of the installation.',
        security: [reference('components/securitySchemes/serviceToken')],
      },
    },
    channels: {
      events: {
        address: '/events',
        title: 'Polling',
        description:
          'JSON Lines, an event a line: `GET /events?after=<position>&wait=<seconds up to 60>&limit=<up to 1000>&types=<type,…>`. ' +
          'Without `after`, from the beginning; `after=now`, from this moment. A line of the type ' +
          '`keyledger.feed.heartbeat.v1` carries the position up to which there is nothing left to tell; the last line is one.',
        servers: [reference('servers/keyledger')],
        messages: channelMessages(),
        bindings: { http: { bindingVersion: '0.3.0' } },
      },
      webhook: {
        address: null,
        title: 'Webhooks',
        description:
          'POST to the URL of a subscription, signed as Standard Webhooks say. Any 2xx within 15 seconds is a delivery; ' +
          'anything else is tried again over three days; 410 pauses the subscription.',
        messages: channelMessages(),
      },
    },
    operations: {
      readEvents: {
        action: 'send',
        title: 'Events are read',
        channel: reference('channels/events'),
        messages: messagesOf('events'),
        bindings: { http: { method: 'GET', bindingVersion: '0.3.0' } },
      },
      deliverEvent: {
        action: 'send',
        title: 'An event is delivered',
        channel: reference('channels/webhook'),
        messages: messagesOf('webhook'),
        traits: [reference('components/operationTraits/signed')],
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: {
      messages: messages(),
      operationTraits: {
        signed: {
          title: 'Signed',
          description:
            'The headers `webhook-id`, `webhook-timestamp` and `webhook-signature` (HMAC-SHA256, `v1`) of Standard Webhooks 1.0.',
        },
      },
      schemas: {
        webhookHeaders: {
          type: 'object',
          properties: {
            'webhook-id': header('`msg_` and the event’s id: the same at every try.'),
            'webhook-timestamp': header('Unix seconds of this try.'),
            'webhook-signature': header('One or more of `v1,<base64>`, separated by spaces.'),
          },
          required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
        },
      },
      securitySchemes: {
        serviceToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'A service token that an administrator issued.',
        },
      },
    },
  };
}
