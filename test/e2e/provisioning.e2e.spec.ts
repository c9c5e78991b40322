import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventsOf,
  Organization,
  PROVISION,
  read,
  REGISTER,
  RESET,
  RunningKeyledger,
  signIn,
  type Caller,
} from './harness/index.js';

describe('A newcomer', () => {
  let running: RunningKeyledger;
  let admin: Caller;
  let employeeId: string;
  let accountId: string;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    const organization = await Organization.found(running, 'example.com');
    const address = 'admin@example.com';
    admin = (await organization.signedIn({ address, name: '李娜', role: 'ADMIN' })).caller;
  });
  afterAll(() => running?.close());

  const register = (input: object) => admin.send(REGISTER, { input });
  const provision = (input: object) => admin.send(PROVISION, { input });

  it('is registered once, however often the command is sent', async () => {
    const input = {
      name: '阿依古丽',
      employeeNumber: 'E77',
      channels: ['agl@example.org', '100 0000 0001'],
      commandId: 'register-E77',
    };
    employeeId = String(read(await register(input), 'employeeId'));
    expect(read(await register(input), 'employeeId')).toBe(employeeId);
    expect(await register({ name: '别人', employeeNumber: ' e77' })).toMatchObject({
      code: 'EmployeeNumberTaken',
      path: ['employeeNumber'],
    });
    expect(await register({ name: '别人', channels: ['nowhere'] })).toMatchObject({
      code: 'InvalidInput',
      path: ['channels', '0'],
    });
  });

  it('gets a mailbox once, however often the command is sent', async () => {
    const input = {
      ownerId: employeeId,
      address: 'A.Guli@Example.com',
      provider: '腾讯企业邮箱',
      commandId: 'provision-E77',
    };
    const account = read(await provision(input), 'account');
    expect(account).toMatchObject({
      kind: 'PERSONAL',
      provider: '腾讯企业邮箱',
      address: { value: 'a.guli@example.com' },
      owner: { name: { value: '阿依古丽' }, employeeNumber: { value: 'E77' } },
      recoveryChannels: [{}, {}],
    });
    expect(read(account, 'history', 'nodes', 0, 'sentence')).toBe(
      'Administrator 李娜 added this personal mailbox (provider: 腾讯企业邮箱)',
    );
    accountId = String(read(account, 'id'));
    expect(read(await provision(input), 'account', 'id')).toBe(accountId);
    const { 1: stream = '' } = /^Account:(.+)$/.exec(
      Buffer.from(accountId, 'base64url').toString(),
    ) ?? ['', ''];
    expect(await eventsOf(running, `account-${stream}`)).toHaveLength(1);
    expect(await provision({ ...input, commandId: 'provision-two' })).toMatchObject({
      code: 'AddressTaken',
      path: ['address'],
    });
  });

  it('may own a shared mailbox too', async () => {
    const input = { ownerId: employeeId, address: 'desk@example.com', kind: 'SHARED' };
    expect(read(await provision(input), 'account', 'kind')).toBe('SHARED');
  });

  it('signs in after the first reset', async () => {
    const input = { accountId, reasonCode: 'OTHER' };
    const password = String(
      read(await admin.send(RESET, { input }), 'secret', 'temporaryPassword'),
    );
    const employee = await signIn(running.url, 'a.guli@example.com', password);
    const { data } = await employee.ask('{ me { name { value } } }');
    expect(read(data, 'me', 'name', 'value')).toBe('阿依古丽');
  });
});
