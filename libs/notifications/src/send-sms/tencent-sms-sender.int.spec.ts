import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { freePort } from '@keyledger/kernel/testing';
import { MessageNotSent, MessageRefused } from '../send-message/index.js';
import { TencentSmsSender, type Sms, type TencentSmsOptions } from './index.js';
import { openTencentStub, tencentError, tencentStatus } from './testing/tencent-stub.js';
import { answerJson, type VendorStub } from './testing/vendor-stub.js';

const SECRET_ID = 'AKIDExampleSecretId';
const SECRET_KEY = 'ExampleSecretKey';
const NUMBER = '+8613800138000';
const CODE = '604213';

let vendor: VendorStub;
beforeEach(async () => {
  vendor = await openTencentStub(SECRET_ID, SECRET_KEY);
});
afterEach(() => vendor.close());

function senderWith(changes: Partial<TencentSmsOptions> = {}): TencentSmsSender {
  return new TencentSmsSender({
    endpoint: vendor.url,
    secretId: new Secret(SECRET_ID),
    secretKey: new Secret(SECRET_KEY),
    appId: '1400006666',
    region: 'ap-guangzhou',
    signName: '蓝山科技',
    templates: {
      VERIFICATION_CODE: { 'zh-CN': '1001', en: '1002' },
      CALLER_CODE: { 'zh-CN': '1003' },
      PASSWORD_CHANGED: { en: '1004' },
      RECOVERY_CHANNEL_CHANGED: {},
    },
    timeoutMs: 5_000,
    ...changes,
  });
}

function sms(changes: Partial<Sms> = {}): Sms {
  return {
    id: newId(),
    to: new Secret(NUMBER),
    template: 'VERIFICATION_CODE',
    // The other way round than the template has them.
    params: { minutes: new Secret('5'), code: new Secret(CODE) },
    locale: 'zh-CN',
    ...changes,
  };
}

async function failureOf(sending: Promise<unknown>): Promise<unknown> {
  return sending.then(
    () => 'accepted',
    (error: unknown) => error,
  );
}

const bodies = () => vendor.received.map(({ body }) => JSON.parse(body));

describe('sending by Tencent Cloud', () => {
  it('hands over one number with the variables in their places, signed, and says what the vendor calls it', async () => {
    const sent = sms();
    expect(await senderWith().send(sent)).toEqual({
      accepted: true,
      providerId: '2640:38121577916371',
    });
    expect(bodies()).toEqual([
      {
        PhoneNumberSet: [NUMBER],
        SmsSdkAppId: '1400006666',
        SignName: '蓝山科技',
        TemplateId: '1001',
        TemplateParamSet: [CODE, '5'],
        SessionContext: sent.id,
      },
    ]);
    expect(vendor.received[0]).toMatchObject({
      method: 'POST',
      target: '/',
      headers: { 'x-tc-region': 'ap-guangzhou' },
    });
  });

  it('takes the template in the message’s language, or else in the other', async () => {
    const sender = senderWith();
    await sender.send(sms({ locale: 'en' }));
    await sender.send(sms({ locale: 'en', template: 'CALLER_CODE' }));
    await sender.send(sms({ locale: 'zh-CN', template: 'PASSWORD_CHANGED', params: {} }));
    expect(bodies()).toMatchObject([
      { TemplateId: '1002' },
      { TemplateId: '1003' },
      { TemplateId: '1004', TemplateParamSet: [] },
    ]);
  });

  it('sends many at once', async () => {
    const sender = senderWith();
    const accepted = await Promise.all(Array.from({ length: 40 }, () => sender.send(sms())));
    expect(new Set(accepted.map(({ providerId }) => providerId)).size).toBe(40);
    expect(new Set(bodies().map(({ SessionContext }) => SessionContext)).size).toBe(40);
  });
});

describe('what is final', () => {
  it.each([
    ['LimitExceeded.PhoneNumberThirtySecondLimit', 'THROTTLED_BY_VENDOR'],
    ['LimitExceeded.PhoneNumberOneHourLimit', 'THROTTLED_BY_VENDOR'],
    ['LimitExceeded.PhoneNumberDailyLimit', 'THROTTLED_BY_VENDOR'],
    ['InvalidParameterValue.IncorrectPhoneNumber', 'ADDRESS_INVALID'],
    ['FailedOperation.PhoneNumberInBlacklist', 'RECIPIENT_REFUSED'],
    ['InternalError.Timeout', 'OUTCOME_UNKNOWN'],
    ['InternalError.SendAndRecvFail', 'OUTCOME_UNKNOWN'],
  ])('is %s, of the number and of the request', async (vendorCode, code) => {
    for (const body of [tencentStatus(vendorCode), tencentError(vendorCode)]) {
      vendor.behaviour = (response) => answerJson(response, 200, body);
      const failure = await failureOf(senderWith().send(sms()));
      expect(failure).toBeInstanceOf(MessageRefused);
      expect(failure).toMatchObject({ code });
    }
  });

  it('is what is no number, before anything is sent', async () => {
    const failure = await failureOf(senderWith().send(sms({ to: new Secret('13800138000') })));
    expect(failure).toMatchObject({ name: 'MessageRefused', code: 'ADDRESS_INVALID' });
    expect(vendor.connections).toBe(0);
  });
});

describe('what leaves the outcome unknown', () => {
  it.each([
    [200, '<html>'],
    [200, '{}'],
    [200, '{"Response":{"RequestId":"STUB"}}'],
    [200, '{"Response":{"SendStatusSet":[],"RequestId":"STUB"}}'],
    [200, '{"Response":{"SendStatusSet":[null]}}'],
    [500, ''],
  ])('is an answer %i that does not say it: %s', async (status, body) => {
    vendor.behaviour = (response) => response.writeHead(status).end(body);
    const failure = await failureOf(senderWith().send(sms()));
    expect(failure).toBeInstanceOf(MessageRefused);
    expect(failure).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
  });

  it('is no answer in time', async () => {
    vendor.behaviour = () => undefined;
    const failure = await failureOf(senderWith({ timeoutMs: 1_000 }).send(sms()));
    expect(failure).toMatchObject({ name: 'MessageRefused', code: 'OUTCOME_UNKNOWN' });
    expect(vendor.received).toHaveLength(1);
  });
});

describe('what another vendor, or a later time, may do better', () => {
  it.each([
    'FailedOperation.SignatureIncorrectOrUnapproved',
    'FailedOperation.TemplateIncorrectOrUnapproved',
    'FailedOperation.InsufficientBalanceInSmsPackage',
    'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
    'InvalidParameterValue.TemplateParameterFormatError',
    'RequestLimitExceeded',
    'InternalError',
    'InternalError.OtherError',
  ])('is %s, of the number and of the request', async (vendorCode) => {
    for (const body of [tencentStatus(vendorCode), tencentError(vendorCode)]) {
      vendor.behaviour = (response) => answerJson(response, 200, body);
      const failure = await failureOf(senderWith().send(sms()));
      expect(failure).toBeInstanceOf(MessageNotSent);
      expect(failure).toMatchObject({ code: `tencent:${vendorCode}`, status: 200 });
    }
  });

  it('is a server error in the vendor’s own words', async () => {
    vendor.behaviour = (response) => answerJson(response, 500, tencentError('InternalError'));
    const failure = await failureOf(senderWith().send(sms()));
    expect(failure).toMatchObject({ code: 'tencent:InternalError', status: 500 });
  });

  it('is a key that the vendor does not take', async () => {
    const secretKey = new Secret('AnotherKey');
    const failure = await failureOf(senderWith({ secretKey }).send(sms()));
    expect(failure).toMatchObject({
      name: 'MessageNotSent',
      code: 'tencent:AuthFailure.SignatureFailure',
    });
    expect(vendor.received).toHaveLength(0);
  });

  it('is a vendor that is not there', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const failure = await failureOf(senderWith({ endpoint }).send(sms()));
    expect(failure).toMatchObject({ name: 'MessageNotSent', code: 'tencent:ECONNREFUSED' });
  });
});

describe('an error', () => {
  it('never shows number, code, key or what the vendor said', async () => {
    const failures = [
      await failureOf(senderWith({ secretKey: new Secret('Other') }).send(sms())),
      await failureOf(senderWith().send(sms({ params: { code: new Secret(CODE) } }))),
    ];
    for (const code of ['InternalError', 'LimitExceeded.DailyLimit', NUMBER, CODE]) {
      const Message = `${NUMBER} ${CODE} ${SECRET_ID} ${SECRET_KEY}`;
      vendor.behaviour = (response) =>
        answerJson(response, 200, tencentStatus(code, { Message, PhoneNumber: NUMBER }));
      failures.push(await failureOf(senderWith().send(sms())));
    }
    expect(failures.every((failure) => failure instanceof Error)).toBe(true);
    const shown = failures
      .map((failure) => [
        inspect(failure, { depth: 9, showHidden: true }),
        JSON.stringify({ ...(failure as object) }),
        (failure as Error).stack,
      ])
      .join('\n');
    for (const secret of ['13800138000', CODE, SECRET_ID, SECRET_KEY]) {
      expect(shown).not.toContain(secret);
    }
  });
});
