import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '@keyledger/kernel';

const ALGORITHM = 'ACS3-HMAC-SHA256';

/** A request by POST to `/` without a body: Aliyun's RPC style takes its parameters in the query. */
export interface AliyunRequest {
  /** Such as `dysmsapi.aliyuncs.com`, with the port where it is no usual one. */
  readonly host: string;
  /** Such as `SendSms`. */
  readonly action: string;
  /** Of the API, such as `2017-05-25`. */
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  /** The vendor takes a quarter of an hour's difference. */
  readonly time: Date;
  /** Another one for every request. */
  readonly nonce: string;
}

export interface AliyunKey {
  readonly id: Secret;
  readonly secret: Secret;
}

/** @returns the headers to send, `authorization` among them (Aliyun OpenAPI, request and signature V3). */
export function aliyunHeaders(
  request: AliyunRequest,
  { id, secret }: AliyunKey,
): Readonly<Record<string, string>> {
  const headers = signedHeaders(request);
  const names = Object.keys(headers).sort();
  const canonical = [
    'POST',
    '/',
    aliyunQuery(request.query),
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    headers['x-acs-content-sha256'],
  ].join('\n');
  const signature = createHmac('sha256', secret.reveal())
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest('hex');
  const authorization = `${ALGORITHM} Credential=${id.reveal()},SignedHeaders=${names.join(';')},Signature=${signature}`;
  return { ...headers, authorization };
}

/** @returns the query as it is signed and sent: by name, RFC 3986 §2.3 deciding what stays as it is. */
export function aliyunQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function signedHeaders({ host, action, version, time, nonce }: AliyunRequest) {
  return {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': time.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  } as Readonly<Record<string, string>>;
}

/** encodeURIComponent leaves five characters alone that RFC 3986 reserves. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
