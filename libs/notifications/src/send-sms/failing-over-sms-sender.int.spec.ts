import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import type { MessageNotSent } from '../send-message/index.js';
import { AliyunSmsSender, FailingOverSmsSender, TencentSmsSender, type Sms } from './index.js';
import { openAliyunStub } from './testing/aliyun-stub.js';
import { openTencentStub, tencentError, tencentStatus } from './testing/tencent-stub.js';
import { answerJson, type VendorStub } from './testing/vendor-stub.js';

const ID = 'KeyId';
const KEY = 'KeyItself';

let aliyun: VendorStub;
let tencent: VendorStub;
let passedOn: string[];
let sender: FailingOverSmsSender;

beforeEach(async () => {
  aliyun = await openAliyunStub(ID, KEY);
  tencent = await openTencentStub(ID, KEY);
  passedOn = [];
  const common = { signName: '蓝山科技', templates: templates(), timeoutMs: 1_500 };
  const id = new Secret(ID);
  const key = new Secret(KEY);
  sender = new FailingOverSmsSender(
    [
      new AliyunSmsSender({
        ...common,
        endpoint: aliyun.url,
        accessKeyId: id,
        accessKeySecret: key,
      }),
      new TencentSmsSender({
        ...common,
        endpoint: tencent.url,
        secretId: id,
        secretKey: key,
        appId: '1400006666',
        region: 'ap-guangzhou',
      }),
    ],
    ({ code }: MessageNotSent) => passedOn.push(code),
  );
});
afterEach(() => Promise.all([aliyun.close(), tencent.close()]));

function templates() {
  const ids = { 'zh-CN': 'SMS_1' };
  return {
    VERIFICATION_CODE: ids,
    CALLER_CODE: ids,
    PASSWORD_CHANGED: ids,
    RECOVERY_CHANNEL_CHANGED: ids,
  };
}

function sms(): Sms {
  return {
    id: newId(),
    to: new Secret('+8613800138000'),
    template: 'PASSWORD_CHANGED',
    params: {},
    locale: 'zh-CN',
  };
}

const arrived = () => [aliyun.received.length, tencent.received.length];

describe('two vendors', () => {
  it('are used one at a time: the first as long as it accepts', async () => {
    await sender.send(sms());
    expect(arrived()).toEqual([1, 0]);
    expect(passedOn).toEqual([]);
  });

  it.each<[string, string, () => unknown]>([
    ['is away', 'aliyun:ECONNREFUSED', () => aliyun.close()],
    [
      'has no money left',
      'aliyun:isv.AMOUNT_NOT_ENOUGH',
      () =>
        (aliyun.behaviour = (response) =>
          answerJson(response, 200, { Code: 'isv.AMOUNT_NOT_ENOUGH' })),
    ],
    [
      'is broken and says so',
      'aliyun:isp.SYSTEM_ERROR',
      () =>
        (aliyun.behaviour = (response) => answerJson(response, 500, { Code: 'isp.SYSTEM_ERROR' })),
    ],
  ])('are both tried when the first %s, and somebody is told', async (_, why, breakIt) => {
    await breakIt();
    expect(await sender.send(sms())).toEqual({
      accepted: true,
      providerId: '2640:38121577916371',
    });
    expect(tencent.received).toHaveLength(1);
    expect(passedOn).toEqual([why]);
  });

  it.each<[string, string, VendorStub['behaviour']]>([
    ['accepted, and then was cut off', 'OUTCOME_UNKNOWN', (response) => response.socket?.destroy()],
    ['does not answer', 'OUTCOME_UNKNOWN', () => undefined],
    [
      'throttles',
      'THROTTLED_BY_VENDOR',
      (response) => answerJson(response, 200, { Code: 'isv.BUSINESS_LIMIT_CONTROL' }),
    ],
    [
      'knows no such number',
      'ADDRESS_INVALID',
      (response) => answerJson(response, 200, { Code: 'isv.MOBILE_NUMBER_ILLEGAL' }),
    ],
  ])('are not both tried when the first %s', async (_, code, behaviour) => {
    aliyun.behaviour = behaviour;
    await expect(sender.send(sms())).rejects.toMatchObject({ name: 'MessageRefused', code });
    expect(tencent.connections).toBe(0);
    expect(passedOn).toEqual([]);
  });

  it('are tried again by the caller when neither accepted, told why of each', async () => {
    await aliyun.close();
    tencent.behaviour = (response) =>
      answerJson(response, 200, tencentError('FailedOperation.InsufficientBalanceInSmsPackage'));
    await expect(sender.send(sms())).rejects.toMatchObject({
      name: 'MessageNotSent',
      code: 'aliyun:ECONNREFUSED, tencent:FailedOperation.InsufficientBalanceInSmsPackage',
    });
    expect(passedOn).toEqual(['aliyun:ECONNREFUSED']);
  });

  it('are not tried again when the second leaves the outcome unknown', async () => {
    await aliyun.close();
    tencent.behaviour = (response) => response.socket?.destroy();
    await expect(sender.send(sms())).rejects.toMatchObject({
      name: 'MessageRefused',
      code: 'OUTCOME_UNKNOWN',
    });
  });

  it('carry each of many messages once, whichever takes it', async () => {
    const { behaviour } = aliyun;
    aliyun.behaviour = (response, request) =>
      aliyun.received.length % 2 === 0
        ? answerJson(response, 200, { Code: 'isp.SYSTEM_ERROR' })
        : behaviour(response, request);
    const accepted = await Promise.all(Array.from({ length: 40 }, () => sender.send(sms())));
    const ids = new Set(accepted.map(({ providerId }) => providerId));
    expect(ids.size).toBe(40);
    expect(aliyun.received).toHaveLength(40);
    expect(tencent.received).toHaveLength(passedOn.length);
    expect([...ids].filter((id) => id?.startsWith('2640:'))).toHaveLength(passedOn.length);
    expect(passedOn.length).toBeGreaterThan(0);
  });

  it('both finish what is under way before they close', async () => {
    await aliyun.close();
    const answering = new Promise<() => void>((resolve) => {
      tencent.behaviour = (response) =>
        resolve(() => answerJson(response, 200, tencentStatus('Ok', { SerialNo: 'last' })));
    });
    let finished = false;
    const sending = sender.send(sms()).finally(() => (finished = true));
    const answer = await answering;
    const closing = sender.close().then(() => finished);
    answer();
    expect(await closing).toBe(true);
    expect(await sending).toEqual({ accepted: true, providerId: 'last' });
  });
});
