import { createHash, createHmac } from 'node:crypto';
import type { ServerOptions } from 'node:https';
import { answerJson, VendorStub, type ReceivedRequest } from './vendor-stub.js';

const FIVE_MINUTES = 300;

/** Tencent Cloud's SMS API. Its check of the signature is its own, from the bytes received, as the vendor's must be. */
export function openTencentStub(
  secretId: string,
  secretKey: string,
  tls?: ServerOptions,
): Promise<VendorStub> {
  let sent = 0;
  return VendorStub.open(
    {
      refuses(request, response) {
        const code = fault(request, secretId, secretKey);
        if (!code) return false;
        // The vendor quotes what it was sent; so does this.
        const Message = `Refused: ${request.body} ${request.headers.authorization}`;
        answerJson(response, 200, tencentError(code, Message));
        return true;
      },
      accept(response, { body }) {
        const [PhoneNumber] = (JSON.parse(body) as { PhoneNumberSet: string[] }).PhoneNumberSet;
        const SerialNo = `2640:3812157791637${(sent += 1)}`;
        answerJson(response, 200, tencentStatus('Ok', { SerialNo, PhoneNumber, Fee: 1 }));
      },
    },
    tls,
  );
}

/** The body of a request that was refused as a whole. */
export function tencentError(Code: string, Message = 'refused'): object {
  return { Response: { Error: { Code, Message }, RequestId: 'STUB' } };
}

/** The body of a request that was taken, with what became of its one number. */
export function tencentStatus(Code: string, more: object = {}): object {
  return { Response: { SendStatusSet: [{ SerialNo: '', Code, ...more }], RequestId: 'STUB' } };
}

function fault(request: ReceivedRequest, id: string, secret: string): string | null {
  const { headers, body, method, target } = request;
  const given =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([a-z;-]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!given) return 'AuthFailure.InvalidAuthorization';
  const [, credential, scope = '', names = '', signature] = given;
  if (credential !== id) return 'AuthFailure.SecretIdNotFound';
  const timestamp = Number(headers['x-tc-timestamp']);
  if (!(Math.abs(Date.now() / 1000 - timestamp) <= FIVE_MINUTES))
    return 'AuthFailure.SignatureExpire';
  const day = new Date(timestamp * 1000).toISOString().slice(0, 10);
  if (scope !== `${day}/sms/tc3_request`) return 'AuthFailure.InvalidAuthorization';

  const signed = names.split(';').map((name) => `${name}:${headers[name]?.trim().toLowerCase()}\n`);
  const bodyHash = createHash('sha256').update(body, 'utf8').digest('hex');
  const [path, query = ''] = target.split('?');
  const canonical = `${method}\n${path}\n${query}\n${signed.join('')}\n${names}\n${bodyHash}`;
  const hash = createHash('sha256').update(canonical, 'utf8').digest('hex');
  const key = [day, 'sms', 'tc3_request'].reduce<Buffer>(
    (last, part) => createHmac('sha256', last).update(part).digest(),
    Buffer.from(`TC3${secret}`),
  );
  const expected = createHmac('sha256', key)
    .update(`TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${hash}`)
    .digest('hex');
  if (expected !== signature) return 'AuthFailure.SignatureFailure';
  if (headers['x-tc-action'] !== 'SendSms') return 'InvalidAction';
  if (headers['x-tc-version'] !== '2021-01-11') return 'NoSuchVersion';
  return headers['x-tc-region'] ? null : 'MissingParameter';
}
