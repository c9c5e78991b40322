import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { tencentAuthorization, tencentCanonicalRequest } from './tencent-signature.js';

const vector = JSON.parse(
  readFileSync(new URL('../../../../test/fixtures/sms/tencent-tc3.json', import.meta.url), 'utf8'),
);
const { host, service, action, contentType, body } = vector;
const request = {
  host,
  service,
  action,
  contentType,
  body,
  time: new Date(vector.timestamp * 1000),
};
const key = { id: new Secret<string>(vector.secretId), key: new Secret<string>(vector.secretKey) };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('Tencent’s signature', () => {
  it('is the one of the vendor’s published example, step by step', () => {
    expect(sha256(body)).toBe(vector.bodyHash);
    const canonical = tencentCanonicalRequest(request);
    expect(canonical.split('\n').at(-1)).toBe(vector.bodyHash);
    expect(sha256(canonical)).toBe(vector.canonicalRequestHash);
    expect(tencentAuthorization(request, key)).toBe(
      `TC3-HMAC-SHA256 Credential=${vector.secretId}/2019-02-25/cvm/tc3_request, ` +
        `SignedHeaders=content-type;host;x-tc-action, Signature=${vector.signature}`,
    );
  });

  it('takes the day of its scope in UTC, of the very second that it signs', () => {
    const lastOfTheDay = { ...request, time: new Date('2026-11-23T23:59:59.999Z') };
    expect(tencentAuthorization(lastOfTheDay, key)).toContain('/2026-11-23/cvm/tc3_request');
  });

  it.each([
    ['body', { body: `${body} ` }],
    ['action', { action: 'SendSms' }],
    ['host', { host: 'sms.tencentcloudapi.com' }],
    ['time', { time: new Date(vector.timestamp * 1000 + 1000) }],
  ])('changes with the %s', (_, change) => {
    expect(tencentAuthorization({ ...request, ...change }, key)).not.toContain(vector.signature);
  });
});
