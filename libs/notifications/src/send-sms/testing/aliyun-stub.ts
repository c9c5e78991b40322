import { createHash, createHmac } from 'node:crypto';
import type { ServerOptions } from 'node:https';
import { answerJson, VendorStub, type ReceivedRequest } from './vendor-stub.js';

const REQUIRED = ['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date'];
const QUARTER_OF_AN_HOUR = 900_000;

/** Aliyun's SMS API. Its check of the signature is its own, from the bytes received, as the vendor's must be. */
export function openAliyunStub(
  accessKeyId: string,
  accessKeySecret: string,
  tls?: ServerOptions,
): Promise<VendorStub> {
  const nonces = new Set<string>();
  let sent = 0;
  return VendorStub.open(
    {
      refuses(request, response) {
        const code = fault(request, accessKeyId, accessKeySecret, nonces);
        if (!code) return false;
        const { searchParams } = new URL(request.target, 'http://stub');
        // The vendor quotes what it was sent; so does this.
        const message = `Refused: ${searchParams.toString()} ${request.headers.authorization}`;
        answerJson(response, 400, { Code: code, Message: message, RequestId: 'STUB' });
        return true;
      },
      accept(response) {
        const BizId = `9006197469364984${(sent += 1)}^0`;
        answerJson(response, 200, { Code: 'OK', Message: 'OK', BizId, RequestId: 'STUB' });
      },
    },
    tls,
  );
}

function fault(
  request: ReceivedRequest,
  id: string,
  secret: string,
  nonces: Set<string>,
): string | null {
  const { authorization = '', ...headers } = request.headers;
  const given =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([a-z0-9;-]+),Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (!given || given[1] !== id) return 'InvalidAccessKeyId.NotFound';
  const names = (given[2] ?? '').split(';');
  if (REQUIRED.some((name) => !names.includes(name))) return 'IncompleteSignature';

  const bodyHash = createHash('sha256').update(request.body, 'utf8').digest('hex');
  const [path = '', query = ''] = request.target.split('?');
  const parts = query === '' ? [] : query.split('&').map((pair) => pair.split('=', 2));
  const canonicalQuery = parts
    .map(([name = '', value = '']) => `${rfc3986(name)}=${rfc3986(value)}`)
    .sort()
    .join('&');
  let canonical = `${request.method}\n${path}\n${canonicalQuery}\n`;
  for (const name of [...names].sort()) canonical += `${name}:${(headers[name] ?? '').trim()}\n`;
  canonical += `\n${names.join(';')}\n${bodyHash}`;
  const hash = createHash('sha256').update(canonical, 'utf8').digest('hex');
  const signature = createHmac('sha256', secret).update(`ACS3-HMAC-SHA256\n${hash}`).digest('hex');
  if (signature !== given[3]) return 'SignatureDoesNotMatch';

  if (headers['x-acs-content-sha256'] !== bodyHash) return 'InvalidContentSha256';
  if (headers['x-acs-action'] !== 'SendSms') return 'InvalidAction.NotFound';
  if (headers['x-acs-version'] !== '2017-05-25') return 'InvalidVersion';
  const date = headers['x-acs-date'] ?? '';
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) return 'InvalidTimeStamp.Format';
  if (Math.abs(Date.now() - Date.parse(date)) > QUARTER_OF_AN_HOUR)
    return 'InvalidTimeStamp.Expired';
  const nonce = headers['x-acs-signature-nonce'] ?? '';
  if (nonce === '' || nonces.has(nonce)) return 'SignatureNonceUsed';
  nonces.add(nonce);
  return null;
}

/** Byte by byte: what is unreserved stays, everything else is written as two digits. */
function rfc3986(encoded: string): string {
  return [...Buffer.from(decodeURIComponent(encoded), 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      const digits = byte.toString(16).toUpperCase().padStart(2, '0');
      return /[A-Za-z0-9_.~-]/.test(character) ? character : `%${digits}`;
    })
    .join('');
}
