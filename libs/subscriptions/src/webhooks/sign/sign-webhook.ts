import { createHmac } from 'node:crypto';
import type { Secret } from '@keyledger/kernel';

const PREFIX = 'whsec_';

/** What is signed: the very bytes that are sent, with the id and the second of this try. */
export interface SignedContent {
  /** Without a dot (Standard Webhooks 1.0, "webhook-id"). */
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
}

/** The id of an event's deliveries: the same at every try, and to be deduplicated by. */
export const webhookId = (eventId: string) => `msg_${eventId}`;

/** The headers of one try, signed with every secret that is in force (Standard Webhooks 1.0, scheme v1). */
export function signedHeaders(
  content: SignedContent,
  secrets: readonly Secret[],
): Readonly<Record<string, string>> {
  return {
    'webhook-id': content.id,
    'webhook-timestamp': String(content.timestamp),
    'webhook-signature': secrets.map((secret) => signatureOf(content, secret)).join(' '),
  };
}

function signatureOf({ id, timestamp, body }: SignedContent, secret: Secret): string {
  const text = secret.reveal();
  const key = Buffer.from(text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text, 'base64');
  const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body, 'utf8');
  return `v1,${hmac.digest('base64')}`;
}
