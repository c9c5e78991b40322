import type { SettingName, Settings } from '../settings.js';
import type { Rule } from './rule.js';

const PROTOCOLS = {
  DATABASE_URL: ['postgres:', 'postgresql:'],
  REDIS_URL: ['redis:', 'rediss:'],
  EVENTSTOREDB_URL: ['esdb:', 'esdb+discover:', 'kurrentdb:', 'kurrentdb+discover:'],
  KEYLEDGER_SMTP_URL: ['smtp:', 'smtps:'],
  KEYLEDGER_PUBLIC_URL: ['http:', 'https:'],
  KEYLEDGER_ALIYUN_SMS_ENDPOINT: ['http:', 'https:'],
  KEYLEDGER_TENCENT_SMS_ENDPOINT: ['http:', 'https:'],
} as const satisfies Partial<Record<SettingName, readonly string[]>>;

/** Every URL can be read and speaks the right protocol. Its value is never quoted: it may hold a password. */
export const urlsSpeakTheirProtocol: Rule = (settings) =>
  Object.entries(PROTOCOLS).flatMap(([name, protocols]) => {
    const value = settings[name as keyof Settings];
    if (typeof value !== 'string') return [];
    const protocol = protocolOf(value);
    if (protocol !== undefined && (protocols as readonly string[]).includes(protocol)) return [];
    return [
      `${name} must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`,
    ];
  });

function protocolOf(value: string): string | undefined {
  // A cluster's address names several hosts, which URL does not read.
  const single = value.replace(/,[^/?]*/, '');
  return URL.canParse(single) ? new URL(single).protocol : undefined;
}

/** The EventStoreDB client cuts a password at a raw colon without a word. */
export const eventStorePasswordIsEncoded: Rule = ({ EVENTSTOREDB_URL: url }) => {
  const login = url === undefined ? undefined : /^[^:]+:\/\/([^/]*)@/.exec(url)?.[1];
  if (login === undefined || login.split(':').length <= 2) return [];
  return ['The password in EVENTSTOREDB_URL holds a colon; write it as %3A.'];
};

/** Without TLS the server checks no password, and whoever reaches it reads and writes the log. */
export const eventStoreIsEncrypted: Rule = (settings) => {
  const { EVENTSTOREDB_URL: url } = settings;
  if (settings.KEYLEDGER_MODE === 'local' || url === undefined) return [];
  const isInsecure = /[?&]tls=false(&|$)/i.test(url);
  if (!isInsecure || settings.KEYLEDGER_ALLOW_INSECURE_EVENTSTOREDB === 'on') return [];
  return [
    'EVENTSTOREDB_URL must not say tls=false in production; if nothing but Keyledger can reach that server, set KEYLEDGER_ALLOW_INSECURE_EVENTSTOREDB=on.',
  ];
};

/** Passwords and session cookies travel by this URL. */
export const productionIsEncrypted: Rule = (settings) => {
  if (settings.KEYLEDGER_MODE === 'local') return [];
  const url = settings.KEYLEDGER_PUBLIC_URL;
  if (url === undefined) {
    return [
      'KEYLEDGER_PUBLIC_URL must be set in production, to what people type, such as https://id.example.cn.',
    ];
  }
  if (!url.startsWith('http://') || settings.KEYLEDGER_ALLOW_HTTP === 'on') return [];
  return [
    'KEYLEDGER_PUBLIC_URL must begin with https:// in production; if a closed network really needs http, set KEYLEDGER_ALLOW_HTTP=on.',
  ];
};

/** Links are made by appending a path. */
export const publicUrlIsPlain: Rule = ({ KEYLEDGER_PUBLIC_URL: value }) => {
  if (value === undefined || !URL.canParse(value)) return [];
  const { pathname, search, hash, username } = new URL(value);
  if (pathname === '/' && !search && !hash && !username) return [];
  return ['KEYLEDGER_PUBLIC_URL must be an origin alone, without path, query or login.'];
};
