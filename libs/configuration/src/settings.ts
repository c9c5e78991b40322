import { Type, type Static } from '@sinclair/typebox';
import { onOrOff, oneOf, secret, text, whole } from './setting-kinds.js';
import { smsTemplates } from './sms-templates.js';

const { Optional } = Type;

const installation = {
  KEYLEDGER_MODE: oneOf(['local', 'production'], {
    description:
      'local: sensible defaults for one machine. production: nothing that matters is guessed; what is missing is refused at boot.',
    default: 'local',
  }),
  KEYLEDGER_DATA_FOLDER: text({
    description: 'Folder of the embedded PostgreSQL. Made at the first start.',
    default: './data',
  }),
  KEYLEDGER_KEYS_FOLDER: Optional(
    text({
      description:
        'Folder of the key file. Must lie outside the data folder and be backed up apart from it.',
      defaultText: '`./keys` (local); required in production unless the three keys are set',
    }),
  ),
  KEYLEDGER_PLACES_FILE: Optional(
    text({
      description:
        'A database of places of your own in MaxMind’s format (country or city), in place of the shipped countries. Read at the first sign-in.',
    }),
  ),
  KEYLEDGER_ASNS_FILE: Optional(
    text({
      description:
        'A database of autonomous systems of your own in MaxMind’s format, in place of the shipped one.',
    }),
  ),
  KEYLEDGER_LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
    description: 'The least serious log lines that are written.',
    default: 'info',
  }),
};

const stores = {
  DATABASE_URL: Optional(
    secret({
      description:
        'A PostgreSQL of your own (15 or newer), `postgres://user:password@host/database`. Unset: the embedded one.',
    }),
  ),
  REDIS_URL: Optional(
    secret({
      description: 'Redis for the job queue, `redis://…` or `rediss://…`. Unset: PostgreSQL.',
    }),
  ),
  EVENTSTOREDB_URL: Optional(
    secret({
      description:
        'EventStoreDB for the events, `esdb://…` or `esdb+discover://…`. Unset: PostgreSQL. Percent-encode the password.',
    }),
  ),
  KEYLEDGER_ALLOW_INSECURE_EVENTSTOREDB: onOrOff({
    description:
      'on: production accepts an EventStoreDB without TLS, which checks no password, on a network that nobody else reaches.',
    default: 'off',
  }),
  KEYLEDGER_DATABASE_CONNECTIONS: whole(4, 500, {
    description: 'The most connections this process opens in its pool.',
    default: 20,
  }),
};

const keys = {
  KEYLEDGER_MASTER_KEY: Optional(
    secret({
      description:
        'Master key, 32 bytes in base64. Set together with the other two, instead of a key folder.',
    }),
  ),
  KEYLEDGER_INDEX_KEY: Optional(secret({ description: 'Blind-index key, 32 bytes in base64.' })),
  KEYLEDGER_PEPPER: Optional(
    secret({ description: 'Pepper of the password hashes, 32 bytes in base64.' }),
  ),
};

const http = {
  KEYLEDGER_HOST: Optional(
    text({
      description: 'Address to listen on.',
      defaultText: '`127.0.0.1` (local), `0.0.0.0` (production)',
    }),
  ),
  KEYLEDGER_PORT: whole(0, 65_535, {
    description: 'The one port of the API, the pages, health and metrics. 0 takes a free one.',
    default: 3000,
  }),
  KEYLEDGER_PUBLIC_URL: Optional(
    text({
      description: 'What people type to get here; links in messages begin with it.',
      defaultText: '`http://localhost:<port>` (local); required in production',
    }),
  ),
  KEYLEDGER_ALLOW_HTTP: onOrOff({
    description:
      'on: production accepts a public URL without https, for instance inside a closed network.',
    default: 'off',
  }),
  KEYLEDGER_TRUSTED_PROXIES: text({
    description:
      'Addresses or CIDR ranges of proxies, separated by commas, whose X-Forwarded-For is believed.',
    default: '',
    defaultText: 'nobody',
  }),
  KEYLEDGER_ALLOWED_ORIGINS: text({
    description: 'Origins beside the public URL, separated by commas, whose pages may write here.',
    default: '',
    defaultText: 'none',
  }),
  KEYLEDGER_MAX_BODY_BYTES: whole(1_024, 67_108_864, {
    description: 'Largest body of a request, in bytes.',
    default: 1_048_576,
  }),
  KEYLEDGER_MAX_UPLOAD_BYTES: whole(1_024, 1_073_741_824, {
    description: 'Largest file that may be uploaded for an import, in bytes.',
    default: 67_108_864,
  }),
};

const graphql = {
  KEYLEDGER_GRAPHQL_INTROSPECTION: Optional(
    onOrOff({
      description: 'Whether the schema can be asked for, and errors suggest field names.',
      defaultText: '`on` (local), `off` (production)',
    }),
  ),
  KEYLEDGER_GRAPHQL_LANDING_PAGE: Optional(
    onOrOff({
      description: 'A page to try queries at /graphql.',
      defaultText: '`on` (local), `off` (production)',
    }),
  ),
  KEYLEDGER_TRUSTED_DOCUMENTS: Optional(
    text({
      description:
        'File of the documents that clients may ask for by their ids: a manifest of Apollo, or one JSON object of ids and documents.',
    }),
  ),
  KEYLEDGER_ONLY_TRUSTED_DOCUMENTS: onOrOff({
    description: 'on: GraphQL documents that are not in that file are refused.',
    default: 'off',
  }),
  KEYLEDGER_MAX_DEPTH: whole(3, 50, {
    description: 'Deepest nesting of an operation.',
    default: 12,
  }),
  KEYLEDGER_MAX_COST: whole(100, 1_000_000, {
    description: 'Objects an answer may hold at most, estimated before the operation runs.',
    default: 20_000,
  }),
  KEYLEDGER_MAX_PAGE: whole(1, 200, { description: 'Longest page of a list.', default: 200 }),
  KEYLEDGER_RATE_PER_NETWORK: whole(10, 10_000_000, {
    description: 'Requests a minute that one network address may make.',
    default: 1_800,
  }),
  KEYLEDGER_RATE_PER_SESSION: whole(10, 10_000_000, {
    description: 'GraphQL operations a minute that one session or token may make.',
    default: 1_200,
  }),
};

const passwords = {
  KEYLEDGER_HASH_MEMORY_KIB: whole(8, 4_194_304, {
    description: 'Memory of one argon2id hash (m), in KiB.',
    default: 19_456,
  }),
  KEYLEDGER_HASH_TIME: whole(1, 100, {
    description: 'Passes of one argon2id hash over its memory (t).',
    default: 2,
  }),
  KEYLEDGER_HASH_PARALLELISM: whole(1, 16, {
    description: 'Lanes of one argon2id hash (p).',
    default: 1,
  }),
  KEYLEDGER_HASH_CONCURRENCY: Optional(
    whole(1, 256, {
      description: 'Hashes that run at the same time.',
      defaultText: 'the number of processor cores',
    }),
  ),
  KEYLEDGER_HASH_QUEUE_LIMIT: whole(1, 100_000, {
    description: 'Hashes that may wait; beyond that people are told to come back.',
    default: 200,
  }),
};

const sessions = {
  KEYLEDGER_SESSION_IDLE_MINUTES: whole(1, 10_080, {
    description: 'Minutes without a request after which a session ends.',
    default: 60,
  }),
  KEYLEDGER_SESSION_LIFETIME_MINUTES: whole(1, 43_200, {
    description: 'Minutes after which a session ends whatever happens.',
    default: 1_440,
  }),
};

const recovery = {
  KEYLEDGER_RECOVERIES_PER_NETWORK: whole(1, 1_000_000, {
    description:
      'Forgotten passwords that one network may report in an hour; five times that a day.',
    default: 60,
  }),
  KEYLEDGER_SMS_PER_ORGANIZATION: whole(0, 1_000_000, {
    description: 'Text messages a day that forgotten passwords may cost one organization.',
    default: 500,
  }),
  KEYLEDGER_ANSWER_EVERY_MS: whole(0, 5_000, {
    description:
      'Strangers who report a forgotten password are answered at multiples of this, in milliseconds, so that the time does not tell which addresses exist.',
    default: 250,
  }),
};

const messages = {
  KEYLEDGER_SMTP_URL: Optional(
    secret({
      description:
        'Mail server, `smtps://user:password@host:465` or `smtp://host:587`; percent-encode the password.',
    }),
  ),
  KEYLEDGER_SMTP_REQUIRE_TLS: onOrOff({
    description:
      'off: an `smtp://` server may be used without TLS, which only suits one on the same host.',
    default: 'on',
  }),
  KEYLEDGER_MAIL_FROM: Optional(
    text({
      description: 'Sender of every message, `Name <address>`.',
      defaultText: '`Keyledger <keyledger@localhost>` (local); required with a mail server',
    }),
  ),
  KEYLEDGER_OUTBOX_FOLDER: Optional(
    text({
      description:
        'Folder that messages are written to when there is no mail server. They hold links in clear: for development.',
      defaultText: '`outbox` in the data folder (local), when KEYLEDGER_SMTP_URL is unset',
    }),
  ),
};

const textMessages = {
  KEYLEDGER_SMS_VENDORS: text({
    description:
      'Who carries text messages, in the order they are tried, separated by commas: `aliyun`, `tencent`. Unset: they go to the outbox folder; without one, none are sent.',
    default: '',
    defaultText: 'none',
  }),
  KEYLEDGER_SMS_TIMEOUT_MS: whole(1_000, 60_000, {
    description:
      'Milliseconds a vendor has for one request. A message without an answer by then is never sent again, since it may have been accepted.',
    default: 10_000,
  }),
  KEYLEDGER_ALIYUN_ACCESS_KEY_ID: Optional(
    secret({ description: 'Aliyun: id of the access key of a RAM user that may send.' }),
  ),
  KEYLEDGER_ALIYUN_ACCESS_KEY_SECRET: Optional(
    secret({ description: 'Aliyun: secret of that access key.' }),
  ),
  KEYLEDGER_ALIYUN_SMS_SIGN_NAME: Optional(
    text({ description: 'Aliyun: the approved signature, such as `蓝山科技`.' }),
  ),
  KEYLEDGER_ALIYUN_SMS_ENDPOINT: text({
    description: 'Aliyun: where its SMS API is.',
    default: 'https://dysmsapi.aliyuncs.com',
  }),
  ...smsTemplates('aliyun', 'Aliyun', 'zh-CN=SMS_153055065,en=SMS_153055066'),
  KEYLEDGER_TENCENT_SECRET_ID: Optional(
    secret({ description: 'Tencent Cloud: id of the API key of a user that may send.' }),
  ),
  KEYLEDGER_TENCENT_SECRET_KEY: Optional(secret({ description: 'Tencent Cloud: that API key.' })),
  KEYLEDGER_TENCENT_SMS_APP_ID: Optional(
    text({
      description: 'Tencent Cloud: SmsSdkAppId of the SMS application, such as `1400006666`.',
    }),
  ),
  KEYLEDGER_TENCENT_SMS_SIGN_NAME: Optional(
    text({ description: 'Tencent Cloud: the approved signature, such as `蓝山科技`.' }),
  ),
  KEYLEDGER_TENCENT_SMS_REGION: text({
    description: 'Tencent Cloud: the region that takes the requests.',
    default: 'ap-guangzhou',
  }),
  KEYLEDGER_TENCENT_SMS_ENDPOINT: text({
    description: 'Tencent Cloud: where its SMS API is.',
    default: 'https://sms.tencentcloudapi.com',
  }),
  ...smsTemplates('tencent', 'Tencent Cloud', 'zh-CN=449739,en=449740'),
};

const webhooks = {
  KEYLEDGER_WEBHOOK_NETWORKS: text({
    description:
      'Addresses or CIDR ranges, separated by commas, that webhooks may reach though they are not public, and there without TLS too.',
    default: '',
    defaultText: 'public addresses only',
  }),
  KEYLEDGER_WEBHOOK_PORTS: text({
    description: 'Ports and ranges of ports, separated by commas, that webhooks may go to.',
    default: '443',
  }),
};

const providers = {
  KEYLEDGER_FAKE_PROVIDER: Optional(
    onOrOff({
      description: 'The provider `fake` for demonstrations and tests.',
      defaultText: '`on` (local), `off` (production)',
    }),
  ),
};

/** The settings by topic, in the order the documentation shows them. */
export const settingGroups = {
  Installation: installation,
  'Databases and queues': stores,
  Keys: keys,
  HTTP: http,
  GraphQL: graphql,
  'Password hashes': passwords,
  Sessions: sessions,
  'Forgotten passwords': recovery,
  Messages: messages,
  'Text messages': textMessages,
  Webhooks: webhooks,
  Providers: providers,
} as const;

/** Every setting there is: one environment variable each. */
export const settings = Type.Object({
  ...installation,
  ...stores,
  ...keys,
  ...http,
  ...graphql,
  ...passwords,
  ...sessions,
  ...recovery,
  ...messages,
  ...textMessages,
  ...webhooks,
  ...providers,
});

/** The settings as they were written, checked and with plain defaults. Holds secrets in clear: stays in this library. */
export type Settings = Static<typeof settings>;
export type SettingName = keyof Settings;

export const settingNames = Object.keys(settings.properties) as readonly SettingName[];

export function isSecret(name: SettingName): boolean {
  return settings.properties[name].secret === true;
}
