import { describe, expect, it } from '@jest/globals';
import { AllowedTargets } from './allowed-targets.js';
import { TargetRefused, WebhookTargets, type CheckedAddress } from './webhook-targets.js';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'hooks.example.com': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'inside.example.com': ['10.1.2.3'],
  'both.example.com': ['93.184.215.14', '127.0.0.1'],
};
const resolve = async (host: string): Promise<CheckedAddress[]> => {
  const found = NAMES[host];
  if (!found) throw new Error('ENOTFOUND');
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};
const targets = (networks: string[] = [], ports = ['443']) =>
  new WebhookTargets(new AllowedTargets(networks, ports), resolve);
const reason = async (url: string, networks?: string[], ports?: string[]) =>
  (await targets(networks, ports).check(url))?.params['reason'] ?? 'allowed';

describe('A webhook’s URL', () => {
  it.each([
    ['https://hooks.example.com/keyledger', 'allowed'],
    ['https://93.184.215.14/', 'allowed'],
    ['http://hooks.example.com/', 'PORT'],
    ['ftp://hooks.example.com/', 'SCHEME'],
    ['hooks.example.com', 'FORM'],
    ['https://user:secret@hooks.example.com/', 'SECRET'],
    ['https://hooks.example.com/?key=secret', 'SECRET'],
    ['https://hooks.example.com/#secret', 'SECRET'],
    ['https://hooks.example.com:8443/', 'PORT'],
    ['https://nowhere.example.com/', 'NAME'],
    ['https://inside.example.com/', 'ADDRESS'],
    ['https://both.example.com/', 'ADDRESS'],
  ])('%s: %s', async (url, expected) => {
    expect(await reason(url)).toBe(expected);
  });

  it('goes without TLS only into a network that the operator opened', async () => {
    expect(await reason('http://hooks.example.com/', [], ['80'])).toBe('ADDRESS');
    expect(await reason('http://inside.example.com/', ['10.0.0.0/8'], ['80'])).toBe('allowed');
    expect(await reason('http://inside.example.com:8080/', ['10.1.2.3'], ['8000-8999'])).toBe(
      'allowed',
    );
    expect(await reason('http://inside.example.com/', ['10.9.0.0/16'], ['80'])).toBe('ADDRESS');
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '2130706433',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '[::1]',
    '[::]',
    '[fc00::1]',
    '[fd12::1]',
    '[fe80::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[ff02::1]',
  ])('never leads to %s', async (host) => {
    expect(await reason(`https://${host}/`)).toBe('ADDRESS');
  });

  it.each([
    '172.15.0.1',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '11.0.0.1',
    '[2606:4700::1]',
  ])('may lead to %s, which is just outside', async (host) => {
    expect(await reason(`https://${host}/`)).toBe('allowed');
  });
});

describe('A connection', () => {
  it('is checked anew: a name may mean something else by then', async () => {
    let addresses = ['93.184.215.14'];
    const rebound = new WebhookTargets(new AllowedTargets([], ['443']), async () =>
      addresses.map((address) => ({ address, family: 4 })),
    );
    expect(await rebound.check('https://rebinding.example.com/')).toBeNull();
    addresses = ['169.254.169.254'];
    await expect(rebound.addressesOf('rebinding.example.com', true)).rejects.toThrow(TargetRefused);
  });
});

describe('What an operator opens', () => {
  it.each([
    [['10.0.0.0/33'], ['443']],
    [['somewhere'], ['443']],
    [[], ['https']],
    [[], ['9-8']],
    [[], ['70000']],
  ])('is refused when it is none: %j, %j', (networks, ports) => {
    expect(() => new AllowedTargets(networks, ports)).toThrow(TypeError);
  });
});
