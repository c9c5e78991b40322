import { readFileSync } from 'node:fs';
import OpenApiUtil from '@alicloud/openapi-util';
import { describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { aliyunHeaders, aliyunQuery, type AliyunRequest } from './aliyun-signature.js';

const vector = JSON.parse(
  readFileSync(new URL('../../../../test/fixtures/sms/aliyun-acs3.json', import.meta.url), 'utf8'),
);
const key = {
  id: new Secret<string>(vector.accessKeyId),
  secret: new Secret<string>(vector.accessKeySecret),
};

function request(changes: Partial<AliyunRequest> = {}): AliyunRequest {
  return {
    host: 'dysmsapi.aliyuncs.com',
    action: 'SendSms',
    version: '2017-05-25',
    query: { PhoneNumbers: '13900000000' },
    time: new Date('2026-11-23T08:00:00.123Z'),
    nonce: newId(),
    ...changes,
  };
}

/** The same request, signed by the vendor's own package. */
function signedByTheVendor({ query }: AliyunRequest, headers: Readonly<Record<string, string>>) {
  const others: Record<string, string> = { ...headers };
  delete others.authorization;
  return OpenApiUtil.default.getAuthorization(
    { method: 'POST', pathname: '/', query: { ...query }, headers: others } as never,
    'ACS3-HMAC-SHA256',
    others['x-acs-content-sha256'] ?? '',
    vector.accessKeyId,
    vector.accessKeySecret,
  );
}

describe('Aliyun’s signature, which was never verified against the live service', () => {
  it('is the one of the vendor’s published example', () => {
    const { host, action, version, query, date, nonce } = vector;
    const headers = aliyunHeaders(
      { host, action, version, query, nonce, time: new Date(date) },
      key,
    );
    expect(headers['x-acs-date']).toBe(date);
    expect(headers.authorization).toBe(vector.authorization);
  });

  it.each<[string, Record<string, string>]>([
    ['Chinese text', { SignName: '蓝山科技', TemplateParam: '{"code":"123456","名":"李娜 😀"}' }],
    ['spaces and plus signs', { PhoneNumbers: '+8613900000000', SignName: ' a  b + c ' }],
    ['stars and tildes', { SignName: '**~~', TemplateCode: '~*' }],
    ['other reserved characters', { SignName: "!'()*;:@&=$,/?#[]%25" }],
    ['empty values', { OutId: '', SignName: '', TemplateParam: '{}' }],
    ['no parameter at all', {}],
    ['names whose order is that of their bytes', { a: '1', B: '2', A: '3', aa: '4', 'a.1': '5' }],
  ])('is the one of the vendor’s package for %s', (_, query) => {
    const signed = request({ query });
    const headers = aliyunHeaders(signed, key);
    expect(headers.authorization).toBe(signedByTheVendor(signed, headers));
  });

  it('is of the query that is sent', () => {
    expect(aliyunQuery({ b: "é ~!'()*+", a: '' })).toBe('a=&b=%C3%A9%20~%21%27%28%29%2A%2B');
  });

  it.each<[string, Partial<AliyunRequest>]>([
    ['query', { query: { PhoneNumbers: '13900000001' } }],
    ['action', { action: 'SendBatchSms' }],
    ['host', { host: 'ecs.aliyuncs.com' }],
    ['time', { time: new Date('2026-11-23T08:00:01Z') }],
    ['nonce', { nonce: 'another' }],
  ])('changes with the %s', (_, change) => {
    const one = request({ nonce: 'one' });
    const signature = (of: AliyunRequest) =>
      /Signature=([0-9a-f]{64})$/.exec(aliyunHeaders(of, key).authorization ?? '')?.[1];
    expect(signature(one)).toBeDefined();
    expect(signature({ ...one, ...change })).not.toBe(signature(one));
  });
});
