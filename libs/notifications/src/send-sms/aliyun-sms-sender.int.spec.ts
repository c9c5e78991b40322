import { createServer, type AddressInfo, type Server } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { freePort } from '@keyledger/kernel/testing';
import { MessageNotSent, MessageRefused } from '../send-message/index.js';
import { localhostCertificate } from '../send-message/localhost-certificate.fixture.js';
import { AliyunSmsSender, type AliyunSmsOptions, type Sms } from './index.js';
import { openAliyunStub } from './testing/aliyun-stub.js';
import { answerJson, type VendorStub } from './testing/vendor-stub.js';

const KEY_ID = 'LTAI5tExampleKeyId';
const KEY_SECRET = 'ExampleAccessKeySecret';
const NUMBER = '+8613800138000';
const CODE = '604213';

let vendor: VendorStub;
beforeEach(async () => {
  vendor = await openAliyunStub(KEY_ID, KEY_SECRET);
});
afterEach(() => vendor.close());

function senderWith(changes: Partial<AliyunSmsOptions> = {}): AliyunSmsSender {
  return new AliyunSmsSender({
    endpoint: vendor.url,
    accessKeyId: new Secret(KEY_ID),
    accessKeySecret: new Secret(KEY_SECRET),
    signName: '蓝山科技 ~*',
    templates: {
      VERIFICATION_CODE: { 'zh-CN': 'SMS_1', en: 'SMS_2' },
      CALLER_CODE: { 'zh-CN': 'SMS_3' },
      PASSWORD_CHANGED: { en: 'SMS_4' },
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
    params: { code: new Secret(CODE), minutes: new Secret('5') },
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

/** What the vendor read, decoded. */
function parameters(place = 0): Record<string, string> {
  const { target = '' } = vendor.received[place] ?? {};
  return Object.fromEntries(new URL(target, vendor.url).searchParams);
}

describe('sending by Aliyun', () => {
  it('hands over one number with the one variable its templates take, signed, and says what the vendor calls it', async () => {
    const sent = sms();
    expect(await senderWith().send(sent)).toEqual({
      accepted: true,
      providerId: '90061974693649841^0',
    });
    expect(parameters()).toEqual({
      PhoneNumbers: '13800138000',
      SignName: '蓝山科技 ~*',
      TemplateCode: 'SMS_1',
      TemplateParam: '{"code":"604213"}',
      OutId: sent.id,
    });
    expect(vendor.received[0]?.method).toBe('POST');
  });

  it('writes a number of another country with its code', async () => {
    await senderWith().send(sms({ to: new Secret('+85251234567') }));
    expect(parameters().PhoneNumbers).toBe('85251234567');
  });

  it('takes the template in the message’s language, or else in the other', async () => {
    const sender = senderWith();
    await sender.send(sms({ locale: 'en' }));
    await sender.send(sms({ locale: 'en', template: 'CALLER_CODE' }));
    await sender.send(sms({ locale: 'zh-CN', template: 'PASSWORD_CHANGED', params: {} }));
    expect([0, 1, 2].map((place) => parameters(place).TemplateCode)).toEqual([
      'SMS_2',
      'SMS_3',
      'SMS_4',
    ]);
    expect(parameters(2)).not.toHaveProperty('TemplateParam');
  });

  it('sends many at once, each with a nonce of its own', async () => {
    const sender = senderWith();
    const accepted = await Promise.all(Array.from({ length: 40 }, () => sender.send(sms())));
    expect(new Set(accepted.map(({ providerId }) => providerId)).size).toBe(40);
    expect(new Set(vendor.received.map(({ target }) => target)).size).toBe(40);
  });

  it('lets messages under way finish before it closes', async () => {
    const { behaviour } = vendor;
    const arrived = new Promise<() => void>((resolve) => {
      vendor.behaviour = (response, request) => resolve(() => void behaviour(response, request));
    });
    const sender = senderWith();
    let finished = false;
    const sending = sender.send(sms()).finally(() => (finished = true));
    const answer = await arrived;
    const closing = sender.close().then(() => finished);
    answer();
    expect(await closing).toBe(true);
    await sending;
    await sender.close();
  });
});

describe('what is final', () => {
  it.each([
    ['isv.BUSINESS_LIMIT_CONTROL', 'THROTTLED_BY_VENDOR'],
    ['isv.DAY_LIMIT_CONTROL', 'THROTTLED_BY_VENDOR'],
    ['isv.MOBILE_NUMBER_ILLEGAL', 'ADDRESS_INVALID'],
  ])('is %s', async (Code, code) => {
    vendor.behaviour = (response) => answerJson(response, 200, { Code, Message: NUMBER });
    const failure = await failureOf(senderWith().send(sms()));
    expect(failure).toBeInstanceOf(MessageRefused);
    expect(failure).toMatchObject({ code });
  });

  it.each([
    '13800138000',
    '+013800138000',
    '+86138001380001234',
    '+8613800138000,+8613800138001',
    '',
  ])('is %j, which is no number, before anything is sent', async (to) => {
    const failure = await failureOf(senderWith().send(sms({ to: new Secret(to) })));
    expect(failure).toMatchObject({ name: 'MessageRefused', code: 'ADDRESS_INVALID' });
    expect(vendor.connections).toBe(0);
  });
});

describe('what leaves the outcome unknown', () => {
  async function expectUnknown(sending: Promise<unknown>): Promise<void> {
    const failure = await failureOf(sending);
    expect(failure).toBeInstanceOf(MessageRefused);
    expect(failure).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    expect(vendor.received).toHaveLength(1);
  }

  it('is no answer in time', async () => {
    vendor.behaviour = () => undefined;
    await expectUnknown(senderWith({ timeoutMs: 1_000 }).send(sms()));
  });

  it('is a connection that is lost after the request was sent', async () => {
    vendor.behaviour = (response) => response.socket?.destroy();
    await expectUnknown(senderWith().send(sms()));
  });

  it('is a connection that is reset in the middle of the answer', async () => {
    vendor.behaviour = (response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"Code":"OK",', () => response.socket?.resetAndDestroy());
    };
    await expectUnknown(senderWith().send(sms()));
  });

  it('is an answer that does not end in time', async () => {
    vendor.behaviour = (response) => response.write('{"Code":"OK"');
    await expectUnknown(senderWith({ timeoutMs: 1_000 }).send(sms()));
  });

  it.each([
    [200, '<html>'],
    [200, '{"Message":"OK"}'],
    [200, ''],
    [200, 'null'],
    [502, '<html>Bad Gateway</html>'],
    [504, ''],
  ])('is an answer %i that is not the vendor’s: %j', async (status, body) => {
    vendor.behaviour = (response) => response.writeHead(status).end(body);
    await expectUnknown(senderWith().send(sms()));
  });

  it('is an answer that is too long to be the vendor’s', async () => {
    const body = JSON.stringify({ Code: 'OK', Message: 'x'.repeat(70_000) });
    vendor.behaviour = (response) => response.end(body);
    await expectUnknown(senderWith().send(sms()));
  });
});

describe('what another vendor, or a later time, may do better', () => {
  it.each([
    [200, 'isv.AMOUNT_NOT_ENOUGH'],
    [200, 'isv.OUT_OF_SERVICE'],
    [200, 'isv.SMS_TEMPLATE_ILLEGAL'],
    [200, 'isv.SMS_SIGNATURE_ILLEGAL'],
    [200, 'isv.TEMPLATE_MISSING_PARAMETERS'],
    [200, 'isv.INVALID_PARAMETERS'],
    [200, 'isp.RAM_PERMISSION_DENY'],
    [200, 'isp.SYSTEM_ERROR'],
    [400, 'Throttling.User'],
    [404, 'InvalidAccessKeyId.NotFound'],
    [500, 'InternalError'],
    [503, 'ServiceUnavailable'],
  ])('is an answer %i with %s', async (status, Code) => {
    vendor.behaviour = (response) => answerJson(response, status, { Code, Message: NUMBER });
    const failure = await failureOf(senderWith().send(sms()));
    expect(failure).toBeInstanceOf(MessageNotSent);
    expect(failure).toMatchObject({ code: `aliyun:${Code}`, status });
  });

  it('is a request that was turned away on the way', async () => {
    vendor.behaviour = (response) => response.writeHead(403).end('<html>blocked</html>');
    const failure = await failureOf(senderWith().send(sms()));
    expect(failure).toMatchObject({ name: 'MessageNotSent', code: 'aliyun:HTTP', status: 403 });
  });

  it('is a redirect, which is not followed', async () => {
    const other = await openAliyunStub(KEY_ID, KEY_SECRET);
    try {
      vendor.behaviour = (response) => response.writeHead(307, { location: other.url }).end();
      const failure = await failureOf(senderWith().send(sms()));
      expect(failure).toMatchObject({ name: 'MessageNotSent', status: 307 });
      expect(other.connections).toBe(0);
    } finally {
      await other.close();
    }
  });

  it('is a template that no language has', async () => {
    const template = 'RECOVERY_CHANNEL_CHANGED';
    const failure = await failureOf(senderWith().send(sms({ template, params: {} })));
    expect(failure).toMatchObject({ name: 'MessageNotSent', code: 'aliyun:NO_TEMPLATE' });
    expect(vendor.connections).toBe(0);
  });

  it('is a key that the vendor does not take', async () => {
    const accessKeySecret = new Secret('AnotherSecret');
    const failure = await failureOf(senderWith({ accessKeySecret }).send(sms()));
    expect(failure).toMatchObject({
      name: 'MessageNotSent',
      code: 'aliyun:SignatureDoesNotMatch',
      status: 400,
    });
    expect(vendor.received).toHaveLength(0);
  });

  it('is a vendor that is not there', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const failure = await failureOf(senderWith({ endpoint }).send(sms()));
    expect(failure).toMatchObject({ name: 'MessageNotSent', code: 'aliyun:ECONNREFUSED' });
  });

  it('is a name that nobody knows', async () => {
    const endpoint = 'https://sms.invalid';
    const failure = await failureOf(senderWith({ endpoint }).send(sms()));
    expect(failure).toBeInstanceOf(MessageNotSent);
    expect((failure as MessageNotSent).code).toMatch(/^aliyun:(ENOTFOUND|EAI_AGAIN)$/);
  });
});

describe('before the server proved who it is', () => {
  let silent: Server | undefined;
  afterEach(() => {
    silent?.close();
  });

  it('nothing is sent to one whose certificate nobody vouches for', async () => {
    const impostor = await openAliyunStub(KEY_ID, KEY_SECRET, localhostCertificate);
    try {
      let bytes = 0;
      impostor.server.on('secureConnection', (socket) => {
        socket.on('data', (chunk: Buffer) => (bytes += chunk.length));
      });
      const failure = await failureOf(senderWith({ endpoint: impostor.url }).send(sms()));
      expect(failure).toMatchObject({
        name: 'MessageNotSent',
        code: 'aliyun:DEPTH_ZERO_SELF_SIGNED_CERT',
      });
      expect(impostor.connections).toBe(1);
      expect(bytes).toBe(0);
    } finally {
      await impostor.close();
    }
  });

  it('a server that says nothing, or hangs up, certainly got no message', async () => {
    let hangUp = false;
    silent = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => hangUp && socket.resetAndDestroy());
    });
    await new Promise<void>((resolve) => silent?.listen(0, '127.0.0.1', resolve));
    const endpoint = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const sender = senderWith({ endpoint, timeoutMs: 1_000 });
    expect(await failureOf(sender.send(sms()))).toMatchObject({
      name: 'MessageNotSent',
      code: 'aliyun:ETIMEDOUT',
    });
    hangUp = true;
    expect(await failureOf(sender.send(sms()))).toMatchObject({
      name: 'MessageNotSent',
      code: 'aliyun:ECONNRESET',
    });
  });
});

describe('an error', () => {
  it('never shows number, code, key or what the vendor said, whatever became of the message', async () => {
    const quoting = { Message: `${NUMBER} ${CODE} ${KEY_ID} ${KEY_SECRET}` };
    const closed = `http://127.0.0.1:${await freePort()}`;
    const failures = [
      await failureOf(senderWith({ endpoint: closed }).send(sms())),
      await failureOf(senderWith({ accessKeySecret: new Secret('Other') }).send(sms())),
      await failureOf(senderWith().send(sms({ to: new Secret('8613800138000') }))),
      await failureOf(senderWith().send(sms({ params: { code: new Secret(CODE) } }))),
    ];
    for (const Code of ['isv.INVALID_PARAMETERS', 'isv.DAY_LIMIT_CONTROL', NUMBER, CODE]) {
      vendor.behaviour = (response) => answerJson(response, 200, { Code, ...quoting });
      failures.push(await failureOf(senderWith().send(sms())));
    }
    vendor.behaviour = (response) => response.end(JSON.stringify(quoting));
    failures.push(await failureOf(senderWith().send(sms())));
    vendor.behaviour = () => undefined;
    failures.push(await failureOf(senderWith({ timeoutMs: 1_000 }).send(sms())));

    expect(failures.every((failure) => failure instanceof Error)).toBe(true);
    const shown = failures
      .map((failure) => [
        inspect(failure, { depth: 9, showHidden: true }),
        JSON.stringify({ ...(failure as object) }),
        (failure as Error).stack,
      ])
      .join('\n');
    for (const secret of ['13800138000', CODE, KEY_ID, KEY_SECRET]) {
      expect(shown).not.toContain(secret);
    }
  });
});
