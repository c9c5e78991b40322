import { describe, expect, it } from '@jest/globals';
import type { Configuration } from '@keyledger/configuration';
import { Secret } from '@keyledger/kernel';
import { NotFoundException, type ExecutionContext } from '@nestjs/common';
import { OnlyInDevelopment } from './only-in-development.guard.js';

interface Situation {
  readonly mode?: 'local' | 'production';
  readonly smtpUrl?: Secret;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whether somebody gets in: the guard over as much of a configuration and a request as it looks at. */
function lets({ mode = 'local', smtpUrl, from = '127.0.0.1', headers }: Situation): boolean {
  const configuration = {
    mode,
    messages: { smtpUrl, outboxFolder: '/data/outbox' },
    http: { publicUrl: 'http://keyledger.test:3000' },
  } as Configuration;
  const request = {
    method: 'GET',
    url: '/inbox',
    headers: { host: 'localhost:3000', ...headers },
    socket: { remoteAddress: from },
  };
  const context = { switchToHttp: () => ({ getRequest: () => request }) } as ExecutionContext;
  return new OnlyInDevelopment(configuration).canActivate(context);
}

describe('The development pages', () => {
  it.each(['127.0.0.1', '127.8.0.3', '::1', '::ffff:127.0.0.1'])('are there for %s', (from) => {
    expect(lets({ from })).toBe(true);
  });

  it.each(['127.0.0.1:3000', '[::1]:3000', 'keyledger.test:3000'])(
    'are there under the name %s',
    (host) => {
      expect(lets({ headers: { host } })).toBe(true);
    },
  );

  it.each<[string, Situation]>([
    ['in production', { mode: 'production' }],
    ['where messages go to a mail server', { smtpUrl: new Secret('smtp://mail.example') }],
    ['for another computer', { from: '192.168.1.7' }],
    ['for another computer by IPv6', { from: 'fe80::1' }],
    ['for another computer in IPv6’s words', { from: '::ffff:192.168.1.7' }],
    ['for nobody knows whom', { from: '' }],
    ['behind a proxy', { headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['behind a proxy of the standard', { headers: { forwarded: 'for=127.0.0.1' } }],
    ['for a page elsewhere whose name leads here', { headers: { host: 'evil.example:3000' } }],
    ['under no name', { headers: { host: '' } }],
  ])('do not exist %s', (_, situation) => {
    expect(() => lets(situation)).toThrow(NotFoundException);
  });
});
