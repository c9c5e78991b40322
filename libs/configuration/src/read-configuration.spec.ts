import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfiguration } from './index.js';

const key = Buffer.alloc(32, 1).toString('base64');
const production = {
  KEYLEDGER_MODE: 'production',
  KEYLEDGER_KEYS_FOLDER: '/etc/keyledger',
  KEYLEDGER_PUBLIC_URL: 'https://id.example.cn/',
  KEYLEDGER_SMTP_URL: 'smtps://user:pass@mail.example.cn',
  KEYLEDGER_MAIL_FROM: 'Keyledger <id@example.cn>',
};

function problems(environment: Record<string, string>): readonly string[] {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

describe('readConfiguration', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyledger-configuration-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('needs nothing at all in local mode', () => {
    expect(readConfiguration({})).toMatchObject({
      mode: 'local',
      dataFolder: resolve('data'),
      keysFolder: resolve('keys'),
      http: { host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' },
      graphql: { introspection: true },
      messages: { smtpUrl: undefined, outboxFolder: resolve('data/outbox') },
      fakeProvider: true,
    });
  });

  it('guesses nothing dangerous in production', () => {
    expect(problems({ KEYLEDGER_MODE: 'production' })).toEqual([
      expect.stringContaining('KEYLEDGER_KEYS_FOLDER must be set in production'),
      expect.stringContaining('KEYLEDGER_PUBLIC_URL must be set in production'),
      expect.stringContaining('KEYLEDGER_SMTP_URL must be set in production'),
    ]);
    expect(readConfiguration(production)).toMatchObject({
      http: { publicUrl: 'https://id.example.cn' },
      graphql: { introspection: false, landingPage: false },
      messages: { outboxFolder: undefined },
      fakeProvider: false,
    });
  });

  it('lists every problem at once, with what to set', () => {
    expect(
      problems({
        KEYLEDGER_PORT: '70000',
        KEYLEDGER_MAX_DEPTH: 'deep',
        KEYLEDGER_LOG_LEVEL: 'loud',
        KEYLEDGER_PROT: '3000',
        KEYLEDGER_PEPPER_FILE: '/nowhere/pepper',
      }),
    ).toEqual([
      'KEYLEDGER_PEPPER_FILE names /nowhere/pepper, which cannot be read (ENOENT).',
      'KEYLEDGER_PROT is not a setting; see docs/configuration.md for those there are.',
      'KEYLEDGER_LOG_LEVEL must be fatal or error or warn or info or debug or trace, and is "loud".',
      'KEYLEDGER_PORT must be a whole number from 0 to 65535, and is "70000".',
      'KEYLEDGER_MAX_DEPTH must be a whole number from 3 to 50, and is "deep".',
    ]);
  });

  it('trusts documents of a file, and nothing else only where there is one', () => {
    expect(readConfiguration({}).graphql.trustedDocuments).toBeUndefined();
    const KEYLEDGER_TRUSTED_DOCUMENTS = 'manifest.json';
    const file = resolve('manifest.json');
    expect(readConfiguration({ KEYLEDGER_TRUSTED_DOCUMENTS }).graphql.trustedDocuments).toEqual({
      file,
      only: false,
    });
    const only = { KEYLEDGER_ONLY_TRUSTED_DOCUMENTS: 'on' };
    expect(
      readConfiguration({ ...only, KEYLEDGER_TRUSTED_DOCUMENTS }).graphql.trustedDocuments,
    ).toEqual({ file, only: true });
    expect(problems(only)).toEqual([
      'KEYLEDGER_TRUSTED_DOCUMENTS must be set with KEYLEDGER_ONLY_TRUSTED_DOCUMENTS=on.',
    ]);
  });

  it('treats an empty variable as unset', () => {
    expect(readConfiguration({ KEYLEDGER_PORT: '', DATABASE_URL: '' })).toMatchObject({
      databaseUrl: undefined,
      http: { port: 3000 },
    });
  });

  it('accepts each of the eight combinations of stores', () => {
    const urls = {
      DATABASE_URL: 'postgres://u:p@db/keyledger',
      REDIS_URL: 'rediss://cache:6380',
      EVENTSTOREDB_URL: 'esdb://admin:changeit@one:2113,two:2113?tls=true',
    };
    for (let chosen = 0; chosen < 8; chosen += 1) {
      const some = Object.entries(urls).filter((_, place) => (chosen & (1 << place)) !== 0);
      const configuration = readConfiguration(Object.fromEntries(some));
      expect(
        [configuration.databaseUrl, configuration.redisUrl, configuration.eventStoreDbUrl].filter(
          Boolean,
        ),
      ).toHaveLength(some.length);
    }
  });

  it('refuses URLs of another protocol, and a password that a client would cut, without quoting them', () => {
    const found = problems({
      DATABASE_URL: 'mysql://u:hunter2@db/x',
      REDIS_URL: 'hunter2',
      EVENTSTOREDB_URL: 'esdb://admin:hunter2:b@host:2113',
    });
    expect(found).toEqual([
      'DATABASE_URL must be a URL that begins with postgres:// or postgresql://.',
      'REDIS_URL must be a URL that begins with redis:// or rediss://.',
      'The password in EVENTSTOREDB_URL holds a colon; write it as %3A.',
    ]);
  });

  it('reads secrets from files, and refuses two sources of one', () => {
    const file = join(folder, 'url');
    writeFileSync(file, 'postgres://u:p@db/keyledger\n');
    expect(readConfiguration({ DATABASE_URL_FILE: file }).databaseUrl?.reveal()).toBe(
      'postgres://u:p@db/keyledger',
    );
    expect(problems({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://other' })).toEqual([
      'DATABASE_URL and DATABASE_URL_FILE are both set; set only one of them.',
    ]);
    writeFileSync(file, '\n');
    expect(problems({ DATABASE_URL_FILE: file })).toEqual([
      `DATABASE_URL_FILE names ${file}, which is empty.`,
    ]);
  });

  it('never shows a secret when it is printed', () => {
    const configuration = readConfiguration({
      DATABASE_URL: 'postgres://u:hunter2@db/x',
      KEYLEDGER_MASTER_KEY: key,
      KEYLEDGER_INDEX_KEY: key,
      KEYLEDGER_PEPPER: key,
    });
    const printed = inspect(configuration, { depth: 9 }) + JSON.stringify(configuration);
    expect(printed).not.toContain('hunter2');
    expect(printed).not.toContain(key);
    expect(configuration.keys?.pepper.reveal()).toBe(key);
  });

  it('wants the three keys together', () => {
    expect(problems({ KEYLEDGER_MASTER_KEY: key, KEYLEDGER_PEPPER: key })).toEqual([
      'Of the three keys, KEYLEDGER_INDEX_KEY (or its _FILE) must be set too.',
    ]);
  });

  it('wants the keys outside the data, symbolic links followed', () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    symlinkSync(data, join(folder, 'link'));
    const where = (keys: string) =>
      problems({ KEYLEDGER_DATA_FOLDER: data, KEYLEDGER_KEYS_FOLDER: join(folder, keys) });
    for (const inside of ['data', 'data/keys', 'link/keys', 'data/../data/deep/keys']) {
      expect(where(inside)).toEqual([expect.stringContaining('must lie outside')]);
    }
    expect(problems({ KEYLEDGER_DATA_FOLDER: '.' })).toHaveLength(1);
    for (const outside of ['keys', 'data-keys', 'data/../keys']) expect(where(outside)).toEqual([]);
  });

  it('wants https in production unless told otherwise', () => {
    const plain = { ...production, KEYLEDGER_PUBLIC_URL: 'http://id.internal' };
    expect(problems(plain)).toEqual([expect.stringContaining('KEYLEDGER_ALLOW_HTTP=on')]);
    expect(problems({ ...plain, KEYLEDGER_ALLOW_HTTP: 'on' })).toEqual([]);
    expect(problems({ KEYLEDGER_PUBLIC_URL: 'https://id.example.cn/base' })).toEqual([
      expect.stringContaining('an origin alone'),
    ]);
  });

  it('wants an encrypted event store in production unless told otherwise', () => {
    const url = 'esdb://one:2113,two:2113?keepAliveInterval=5000&tls=false';
    const insecure = { ...production, EVENTSTOREDB_URL: url };
    expect(problems(insecure)).toEqual([
      expect.stringContaining('KEYLEDGER_ALLOW_INSECURE_EVENTSTOREDB=on'),
    ]);
    expect(problems({ ...insecure, KEYLEDGER_ALLOW_INSECURE_EVENTSTOREDB: 'on' })).toEqual([]);
    expect(problems({ EVENTSTOREDB_URL: url })).toEqual([]);
    expect(problems({ ...production, EVENTSTOREDB_URL: 'esdb://one:2113' })).toEqual([]);
  });

  it('wants hashes at OWASP’s minimum in production', () => {
    const weak = { ...production, KEYLEDGER_HASH_MEMORY_KIB: '12288' };
    expect(problems(weak)).toEqual([expect.stringContaining('19456 with 2')]);
    expect(problems({ ...weak, KEYLEDGER_HASH_TIME: '3' })).toEqual([]);
  });

  it('refuses to answer strangers so soon that the time tells which addresses exist', () => {
    const hasty = { ...production, KEYLEDGER_ANSWER_EVERY_MS: '0' };
    expect(problems(hasty)).toEqual([expect.stringContaining('KEYLEDGER_ANSWER_EVERY_MS')]);
    expect(problems({ KEYLEDGER_ANSWER_EVERY_MS: '0' })).toEqual([]);
  });

  it('wants idle sessions to end before their lifetime does', () => {
    expect(problems({ KEYLEDGER_SESSION_IDLE_MINUTES: '2000' })).toHaveLength(1);
  });

  describe('for text messages', () => {
    const aliyun = {
      KEYLEDGER_SMS_VENDORS: 'aliyun',
      KEYLEDGER_ALIYUN_ACCESS_KEY_ID: 'LTAI',
      KEYLEDGER_ALIYUN_ACCESS_KEY_SECRET: 'hunter2',
      KEYLEDGER_ALIYUN_SMS_SIGN_NAME: '蓝山科技',
      KEYLEDGER_ALIYUN_SMS_TEMPLATE_VERIFICATION_CODE: 'zh-CN=SMS_1, en=SMS_2',
      KEYLEDGER_ALIYUN_SMS_TEMPLATE_CALLER_CODE: 'zh-CN=SMS_3',
      KEYLEDGER_ALIYUN_SMS_TEMPLATE_PASSWORD_CHANGED: 'en=SMS_4',
      KEYLEDGER_ALIYUN_SMS_TEMPLATE_RECOVERY_CHANNEL_CHANGED: 'zh-CN=SMS_5',
    };

    it('names no vendor unless told', () => {
      expect(readConfiguration({}).sms).toEqual({ vendors: [], timeoutMs: 10_000 });
    });

    it('takes a vendor with everything it needs, its key also from a file, and shows no secret', () => {
      const file = join(folder, 'secret');
      writeFileSync(file, 'hunter2\n');
      for (const environment of [
        aliyun,
        {
          ...aliyun,
          KEYLEDGER_ALIYUN_ACCESS_KEY_SECRET: '',
          KEYLEDGER_ALIYUN_ACCESS_KEY_SECRET_FILE: file,
        },
      ]) {
        const { sms } = readConfiguration({ ...production, ...environment });
        expect(sms.vendors).toMatchObject([
          {
            vendor: 'aliyun',
            endpoint: 'https://dysmsapi.aliyuncs.com',
            signName: '蓝山科技',
            templates: {
              VERIFICATION_CODE: { 'zh-CN': 'SMS_1', en: 'SMS_2' },
              CALLER_CODE: { 'zh-CN': 'SMS_3' },
              PASSWORD_CHANGED: { en: 'SMS_4' },
              RECOVERY_CHANNEL_CHANGED: { 'zh-CN': 'SMS_5' },
            },
          },
        ]);
        expect(inspect(sms, { depth: 9 }) + JSON.stringify(sms)).not.toContain('hunter2');
        const [vendor] = sms.vendors;
        expect(vendor?.vendor === 'aliyun' && vendor.accessKeySecret.reveal()).toBe('hunter2');
      }
    });

    it('says what a named vendor lacks', () => {
      expect(problems({ KEYLEDGER_SMS_VENDORS: 'tencent' })).toEqual([
        'KEYLEDGER_SMS_VENDORS names tencent, so these must be set too: ' +
          'KEYLEDGER_TENCENT_SECRET_ID (or its _FILE), KEYLEDGER_TENCENT_SECRET_KEY (or its _FILE), ' +
          'KEYLEDGER_TENCENT_SMS_APP_ID, KEYLEDGER_TENCENT_SMS_SIGN_NAME, ' +
          'KEYLEDGER_TENCENT_SMS_TEMPLATE_VERIFICATION_CODE, KEYLEDGER_TENCENT_SMS_TEMPLATE_CALLER_CODE, ' +
          'KEYLEDGER_TENCENT_SMS_TEMPLATE_PASSWORD_CHANGED, KEYLEDGER_TENCENT_SMS_TEMPLATE_RECOVERY_CHANNEL_CHANGED.',
      ]);
      expect(problems({ ...aliyun, KEYLEDGER_ALIYUN_SMS_TEMPLATE_CALLER_CODE: '' })).toEqual([
        expect.stringContaining('set too: KEYLEDGER_ALIYUN_SMS_TEMPLATE_CALLER_CODE.'),
      ]);
    });

    it.each(['aliyun;tencent', 'twilio', 'aliyun,aliyun'])('refuses the vendors "%s"', (named) => {
      expect(problems({ ...aliyun, KEYLEDGER_SMS_VENDORS: named })).toEqual([
        `KEYLEDGER_SMS_VENDORS must name aliyun, tencent or both, each once, and is "${named}".`,
      ]);
    });

    it('refuses a template that there is none of', () => {
      expect(problems({ ...aliyun, KEYLEDGER_ALIYUN_SMS_TEMPLATE_GREETING: 'en=SMS_9' })).toEqual([
        expect.stringContaining('KEYLEDGER_ALIYUN_SMS_TEMPLATE_GREETING is not a setting'),
      ]);
    });

    it.each([
      'SMS_1',
      'fr=SMS_1',
      'en=',
      'en=SMS_1,en=SMS_2',
      'en=SMS 1',
      'en=SMS_1;zh-CN=SMS_2',
      ',',
    ])('refuses the template ids "%s"', (ids) => {
      const name = 'KEYLEDGER_ALIYUN_SMS_TEMPLATE_CALLER_CODE';
      expect(problems({ ...aliyun, [name]: ids })).toEqual([
        `${name} must be zh-CN=<id>, en=<id> or both, separated by a comma, and is "${ids}".`,
      ]);
    });

    it('wants https to a vendor in production, except on the same host', () => {
      const at = (url: string, more = {}) =>
        problems({ ...aliyun, ...more, KEYLEDGER_ALIYUN_SMS_ENDPOINT: url });
      expect(at('http://stub.internal', production)).toEqual([
        'KEYLEDGER_ALIYUN_SMS_ENDPOINT must begin with https:// in production.',
      ]);
      expect(at('http://127.0.0.1:8080', production)).toEqual([]);
      expect(at('http://stub.internal')).toEqual([]);
      expect(at('https://stub.internal/path')).toEqual([
        expect.stringContaining('an origin alone'),
      ]);
      expect(at('dysmsapi.aliyuncs.com')).toEqual([
        expect.stringContaining('must be a URL that begins with http:// or https://'),
      ]);
    });
  });
});
