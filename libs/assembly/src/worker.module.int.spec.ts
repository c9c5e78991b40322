import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '@keyledger/configuration';
import type { Jobs } from '@keyledger/jobs';
import { newId, Secret } from '@keyledger/kernel';
import { SmsSender, type Sms } from '@keyledger/notifications';
import {
  answerJson,
  openAliyunStub,
  openTencentStub,
  type VendorStub,
} from '@keyledger/notifications/testing';
import type { FactoryProvider, ValueProvider } from '@nestjs/common';
import type { Keyledger } from './open-keyledger.js';
import { WorkerModule } from './worker.module.js';

let aliyun: VendorStub;
let tencent: VendorStub;
let folder: string;
let vendors: Record<string, string>;

beforeEach(async () => {
  aliyun = await openAliyunStub('AliyunId', 'AliyunSecret');
  tencent = await openTencentStub('TencentId', 'TencentKey');
  folder = await mkdtemp(join(tmpdir(), 'worker-module-'));
  vendors = {
    KEYLEDGER_DATA_FOLDER: join(folder, 'data'),
    KEYLEDGER_ALIYUN_ACCESS_KEY_ID: 'AliyunId',
    KEYLEDGER_ALIYUN_ACCESS_KEY_SECRET: 'AliyunSecret',
    KEYLEDGER_ALIYUN_SMS_SIGN_NAME: '蓝山科技',
    KEYLEDGER_ALIYUN_SMS_ENDPOINT: aliyun.url,
    KEYLEDGER_ALIYUN_SMS_TEMPLATE_VERIFICATION_CODE: 'zh-CN=SMS_1',
    KEYLEDGER_ALIYUN_SMS_TEMPLATE_CALLER_CODE: 'zh-CN=SMS_2',
    KEYLEDGER_ALIYUN_SMS_TEMPLATE_PASSWORD_CHANGED: 'zh-CN=SMS_3,en=SMS_4',
    KEYLEDGER_ALIYUN_SMS_TEMPLATE_RECOVERY_CHANNEL_CHANGED: 'zh-CN=SMS_5',
    KEYLEDGER_TENCENT_SECRET_ID: 'TencentId',
    KEYLEDGER_TENCENT_SECRET_KEY: 'TencentKey',
    KEYLEDGER_TENCENT_SMS_APP_ID: '1400006666',
    KEYLEDGER_TENCENT_SMS_SIGN_NAME: '蓝山科技',
    KEYLEDGER_TENCENT_SMS_ENDPOINT: tencent.url,
    KEYLEDGER_TENCENT_SMS_TEMPLATE_VERIFICATION_CODE: 'zh-CN=1001',
    KEYLEDGER_TENCENT_SMS_TEMPLATE_CALLER_CODE: 'zh-CN=1002',
    KEYLEDGER_TENCENT_SMS_TEMPLATE_PASSWORD_CHANGED: 'zh-CN=1003,en=1004',
    KEYLEDGER_TENCENT_SMS_TEMPLATE_RECOVERY_CHANNEL_CHANGED: 'zh-CN=1005',
  };
});
afterEach(() => Promise.all([aliyun.close(), tencent.close(), rm(folder, { recursive: true })]));

const told: unknown[] = [];
beforeEach(() => {
  told.length = 0;
});

/** What a worker with this environment gives its jobs. */
function smsSenderWith(environment: Record<string, string>): SmsSender {
  const configuration = readConfiguration(environment);
  const { providers = [], exports = [] } = WorkerModule.of(
    { configuration } as Keyledger,
    {} as Jobs,
    { interrupted: (what, error) => told.push([what, String(error)]) },
  );
  expect(exports).toContain(SmsSender);
  const { useValue } = (providers as (ValueProvider | FactoryProvider)[]).find(
    ({ provide }) => provide === SmsSender,
  ) as ValueProvider<SmsSender>;
  return useValue;
}

function sms(): Sms {
  return {
    id: newId(),
    to: new Secret('+8613800138000'),
    template: 'PASSWORD_CHANGED',
    params: {},
    locale: 'en',
  };
}

const arrived = () => [aliyun.received.length, tencent.received.length];

describe('who carries text messages', () => {
  it.each([
    ['aliyun', [1, 0]],
    ['tencent', [0, 1]],
    ['aliyun,tencent', [1, 0]],
    ['tencent, aliyun', [0, 1]],
  ])('is, of "%s", the first one named', async (named, expected) => {
    const sender = smsSenderWith({ ...vendors, KEYLEDGER_SMS_VENDORS: named });
    expect(sender.available).toBe(true);
    await sender.send(sms());
    expect(arrived()).toEqual(expected);
    const template = named.startsWith('aliyun')
      ? aliyun.received[0]?.target.includes('TemplateCode=SMS_4')
      : tencent.received[0]?.body.includes('"TemplateId":"1004"');
    expect(template).toBe(true);
  });

  it('is the second one when the first cannot, which shows in log and metrics', async () => {
    tencent.behaviour = (response) =>
      answerJson(response, 500, { Response: { Error: { Code: 'InternalError' } } });
    const sender = smsSenderWith({ ...vendors, KEYLEDGER_SMS_VENDORS: 'tencent,aliyun' });
    await sender.send(sms());
    expect(arrived()).toEqual([1, 1]);
    expect(told).toEqual([
      ['text messages', expect.stringContaining('tencent:InternalError (500)')],
    ]);
  });

  it('has the time that is set', async () => {
    aliyun.behaviour = () => undefined;
    const started = performance.now();
    const sender = smsSenderWith({
      ...vendors,
      KEYLEDGER_SMS_VENDORS: 'aliyun',
      KEYLEDGER_SMS_TIMEOUT_MS: '1000',
    });
    await expect(sender.send(sms())).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    expect(performance.now() - started).toBeLessThan(9_000);
  });

  it('is the outbox folder while nobody is named, where there is one', async () => {
    const sender = smsSenderWith(vendors);
    expect(sender.available).toBe(true);
    const sent = sms();
    await sender.send(sent);
    expect(await readdir(join(folder, 'data', 'outbox'))).toEqual([`${sent.id}.sms.txt`]);
    expect(arrived()).toEqual([0, 0]);
  });

  it('is nobody where mail has a server and text messages have none, which can be known', async () => {
    const sender = smsSenderWith({
      KEYLEDGER_SMTP_URL: 'smtps://mail.example.cn',
      KEYLEDGER_MAIL_FROM: 'Keyledger <id@example.cn>',
    });
    expect(sender.available).toBe(false);
    await expect(sender.send(sms())).rejects.toMatchObject({ code: 'NO_SMS_VENDOR' });
  });
});
