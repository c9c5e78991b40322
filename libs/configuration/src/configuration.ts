import type { Secret } from '@keyledger/kernel';
import type { SmsVendor } from './sms-vendors.js';

/** What the product runs with: checked, complete, secrets wrapped. Also the Nest token. */
export abstract class Configuration {
  abstract readonly mode: 'local' | 'production';
  abstract readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
  /** Absolute path; holds the embedded PostgreSQL when `databaseUrl` is undefined. */
  abstract readonly dataFolder: string;
  /** Absolute path; ignored when `keys` are given. */
  abstract readonly keysFolder: string;
  /** In base64, straight from the environment; undefined: the key folder holds them. */
  abstract readonly keys:
    { readonly master: Secret; readonly index: Secret; readonly pepper: Secret } | undefined;
  abstract readonly databaseUrl: Secret | undefined;
  abstract readonly redisUrl: Secret | undefined;
  abstract readonly eventStoreDbUrl: Secret | undefined;
  /** Size of the process's pool. */
  abstract readonly databaseConnections: number;
  abstract readonly http: {
    readonly host: string;
    readonly port: number;
    /** An origin without a slash at the end. */
    readonly publicUrl: string;
    readonly trustedProxies: readonly string[];
    readonly allowedOrigins: readonly string[];
    readonly maxBodyBytes: number;
    readonly maxUploadBytes: number;
  };
  abstract readonly graphql: {
    readonly introspection: boolean;
    readonly landingPage: boolean;
    readonly trustedDocuments:
      | {
          /** Absolute path of the manifest. */
          readonly file: string;
          /** Whether documents that it does not list are refused. */
          readonly only: boolean;
        }
      | undefined;
    readonly maxDepth: number;
    readonly maxCost: number;
    readonly maxPage: number;
  };
  /** Each a minute. */
  abstract readonly rates: { readonly perNetwork: number; readonly perSession: number };
  abstract readonly hashing: {
    readonly memoryKiB: number;
    readonly passes: number;
    readonly lanes: number;
    /** Undefined: the processor's cores. */
    readonly concurrency: number | undefined;
    readonly queueLimit: number;
  };
  abstract readonly sessions: { readonly idleMinutes: number; readonly lifetimeMinutes: number };
  /** Absolute paths; undefined: the shipped databases. */
  abstract readonly placeFiles: {
    readonly places: string | undefined;
    readonly asns: string | undefined;
  };
  abstract readonly recovery: {
    /** In an hour. */
    readonly requestsPerNetwork: number;
    /** In a day. */
    readonly smsPerOrganization: number;
    readonly answerEveryMs: number;
  };
  abstract readonly messages: {
    /** Undefined: messages go to `outboxFolder`. */
    readonly smtpUrl: Secret | undefined;
    readonly smtpRequireTls: boolean;
    readonly from: string;
    /** Absolute path; undefined only when `smtpUrl` is given. */
    readonly outboxFolder: string | undefined;
  };
  abstract readonly sms: {
    /** In the order they are tried. Empty: text messages go to `messages.outboxFolder`, and nowhere without it. */
    readonly vendors: readonly SmsVendor[];
    /** For one request. */
    readonly timeoutMs: number;
  };
  abstract readonly webhooks: {
    /** Addresses and CIDR ranges beside the public ones. */
    readonly networks: readonly string[];
    /** `443` or `8000-8999`. */
    readonly ports: readonly string[];
  };
  /** Whether the provider `fake` is offered. */
  abstract readonly fakeProvider: boolean;
}
