import { join, resolve } from 'node:path';
import { Secret } from '@keyledger/kernel';
import { checkSettings } from './check-settings.js';
import type { Configuration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import { readEnvironment, type Environment } from './read-environment.js';
import { DEFAULT_KEYS_FOLDER } from './rules/keys-are-configured.js';
import { rules } from './rules/index.js';
import type { Settings } from './settings.js';
import { smsVendorsOf } from './sms-vendors.js';
import { listOf } from './setting-lists.js';

/**
 * Reads the configuration from environment variables (listed in docs/configuration.md). Paths are taken from the working
 * folder.
 *
 * @throws ConfigurationError with every problem there is, each saying what to set.
 */
export function readConfiguration(environment: Environment): Configuration {
  const reading = readEnvironment(environment);
  const checked = checkSettings(reading.values);
  const settings = checked.settings;
  const broken = settings ? rules.flatMap((rule) => rule(settings)) : [];
  const problems = [...reading.problems, ...checked.problems, ...broken];
  if (!settings || problems.length > 0) throw new ConfigurationError(problems);
  return configurationOf(settings);
}

function configurationOf(settings: Settings): Configuration {
  const local = settings.KEYLEDGER_MODE === 'local';
  const unlessProduction = (choice: 'on' | 'off' | undefined) => (choice ? choice === 'on' : local);
  return {
    mode: settings.KEYLEDGER_MODE,
    logLevel: settings.KEYLEDGER_LOG_LEVEL,
    dataFolder: resolve(settings.KEYLEDGER_DATA_FOLDER),
    keysFolder: resolve(settings.KEYLEDGER_KEYS_FOLDER ?? DEFAULT_KEYS_FOLDER),
    keys: keysOf(settings),
    databaseUrl: secretOf(settings.DATABASE_URL),
    redisUrl: secretOf(settings.REDIS_URL),
    eventStoreDbUrl: secretOf(settings.EVENTSTOREDB_URL),
    databaseConnections: settings.KEYLEDGER_DATABASE_CONNECTIONS,
    http: {
      host: settings.KEYLEDGER_HOST ?? (local ? '127.0.0.1' : '0.0.0.0'),
      port: settings.KEYLEDGER_PORT,
      publicUrl: new URL(
        settings.KEYLEDGER_PUBLIC_URL ?? `http://localhost:${settings.KEYLEDGER_PORT}`,
      ).origin,
      trustedProxies: listOf(settings.KEYLEDGER_TRUSTED_PROXIES),
      allowedOrigins: listOf(settings.KEYLEDGER_ALLOWED_ORIGINS),
      maxBodyBytes: settings.KEYLEDGER_MAX_BODY_BYTES,
      maxUploadBytes: settings.KEYLEDGER_MAX_UPLOAD_BYTES,
    },
    graphql: {
      introspection: unlessProduction(settings.KEYLEDGER_GRAPHQL_INTROSPECTION),
      landingPage: unlessProduction(settings.KEYLEDGER_GRAPHQL_LANDING_PAGE),
      trustedDocuments: trustedDocumentsOf(settings),
      maxDepth: settings.KEYLEDGER_MAX_DEPTH,
      maxCost: settings.KEYLEDGER_MAX_COST,
      maxPage: settings.KEYLEDGER_MAX_PAGE,
    },
    rates: {
      perNetwork: settings.KEYLEDGER_RATE_PER_NETWORK,
      perSession: settings.KEYLEDGER_RATE_PER_SESSION,
    },
    hashing: {
      memoryKiB: settings.KEYLEDGER_HASH_MEMORY_KIB,
      passes: settings.KEYLEDGER_HASH_TIME,
      lanes: settings.KEYLEDGER_HASH_PARALLELISM,
      concurrency: settings.KEYLEDGER_HASH_CONCURRENCY,
      queueLimit: settings.KEYLEDGER_HASH_QUEUE_LIMIT,
    },
    sessions: {
      idleMinutes: settings.KEYLEDGER_SESSION_IDLE_MINUTES,
      lifetimeMinutes: settings.KEYLEDGER_SESSION_LIFETIME_MINUTES,
    },
    placeFiles: {
      places: pathOf(settings.KEYLEDGER_PLACES_FILE),
      asns: pathOf(settings.KEYLEDGER_ASNS_FILE),
    },
    recovery: {
      requestsPerNetwork: settings.KEYLEDGER_RECOVERIES_PER_NETWORK,
      smsPerOrganization: settings.KEYLEDGER_SMS_PER_ORGANIZATION,
      answerEveryMs: settings.KEYLEDGER_ANSWER_EVERY_MS,
    },
    messages: {
      smtpUrl: secretOf(settings.KEYLEDGER_SMTP_URL),
      smtpRequireTls: settings.KEYLEDGER_SMTP_REQUIRE_TLS === 'on',
      from: settings.KEYLEDGER_MAIL_FROM ?? 'Keyledger <keyledger@localhost>',
      outboxFolder: outboxFolderOf(settings),
    },
    sms: {
      vendors: smsVendorsOf(settings),
      timeoutMs: settings.KEYLEDGER_SMS_TIMEOUT_MS,
    },
    webhooks: {
      networks: listOf(settings.KEYLEDGER_WEBHOOK_NETWORKS),
      ports: listOf(settings.KEYLEDGER_WEBHOOK_PORTS),
    },
    fakeProvider: unlessProduction(settings.KEYLEDGER_FAKE_PROVIDER),
  };
}

function keysOf(settings: Settings): Configuration['keys'] {
  const master = secretOf(settings.KEYLEDGER_MASTER_KEY);
  const index = secretOf(settings.KEYLEDGER_INDEX_KEY);
  const pepper = secretOf(settings.KEYLEDGER_PEPPER);
  return master && index && pepper ? { master, index, pepper } : undefined;
}

function trustedDocumentsOf(settings: Settings): Configuration['graphql']['trustedDocuments'] {
  const file = pathOf(settings.KEYLEDGER_TRUSTED_DOCUMENTS);
  return file ? { file, only: settings.KEYLEDGER_ONLY_TRUSTED_DOCUMENTS === 'on' } : undefined;
}

function outboxFolderOf(settings: Settings): string | undefined {
  if (settings.KEYLEDGER_OUTBOX_FOLDER) return resolve(settings.KEYLEDGER_OUTBOX_FOLDER);
  return settings.KEYLEDGER_SMTP_URL
    ? undefined
    : resolve(join(settings.KEYLEDGER_DATA_FOLDER, 'outbox'));
}

function pathOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : resolve(value);
}

function secretOf(value: string | undefined): Secret | undefined {
  return value === undefined ? undefined : new Secret(value);
}
