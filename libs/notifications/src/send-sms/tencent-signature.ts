import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '@keyledger/kernel';

const ALGORITHM = 'TC3-HMAC-SHA256';
const SIGNED_HEADERS = 'content-type;host;x-tc-action';

/** What is signed of a request by POST to `/`. */
export interface TencentRequest {
  /** Such as `sms.tencentcloudapi.com`, with the port where it is no usual one. */
  readonly host: string;
  /** The first label of the vendor's host: `sms`. */
  readonly service: string;
  /** Such as `SendSms`. */
  readonly action: string;
  readonly contentType: string;
  readonly body: string;
  /** As in `X-TC-Timestamp`; the vendor takes five minutes' difference. */
  readonly time: Date;
}

export interface TencentKey {
  readonly id: Secret;
  readonly key: Secret;
}

/** @returns the `Authorization` header (Tencent Cloud API 3.0, signature method v3). */
export function tencentAuthorization(request: TencentRequest, { id, key }: TencentKey): string {
  const seconds = secondsOf(request.time);
  const date = new Date(seconds * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${request.service}/tc3_request`;
  const hash = sha256(tencentCanonicalRequest(request));
  const dateKey = hmac(`TC3${key.reveal()}`, date);
  const signingKey = hmac(hmac(dateKey, request.service), 'tc3_request');
  const signature = hmac(signingKey, [ALGORITHM, seconds, scope, hash].join('\n')).toString('hex');
  return `${ALGORITHM} Credential=${id.reveal()}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`;
}

/** @returns what is hashed and signed: method, path, query, headers, their names and the hash of the body. */
export function tencentCanonicalRequest(request: TencentRequest): string {
  return [
    'POST',
    '/',
    '',
    `content-type:${request.contentType.toLowerCase()}`,
    `host:${request.host.toLowerCase()}`,
    `x-tc-action:${request.action.toLowerCase()}`,
    '',
    SIGNED_HEADERS,
    sha256(request.body),
  ].join('\n');
}

/** @returns seconds since 1970, as `X-TC-Timestamp` has them. */
export function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
