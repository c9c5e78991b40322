import { Pool, type Dispatcher } from 'undici';
import { checkedConnector } from '../target/connector.js';
import { TargetRefused, type WebhookTargets } from '../target/webhook-targets.js';

/** What came of one try. `code` is ours: never what the receiver wrote. */
export type Attempt =
  | { readonly outcome: 'delivered' }
  | {
      readonly outcome: 'failed';
      readonly code: string;
      /** The receiver said that nobody is there any more (410). */
      readonly isGone: boolean;
      readonly retryAfterMs: number | null;
    };

/** As the standard has it: a receiver that is slower has to take in first and work later. */
export const TIMEOUT_MS = 15_000;
/** What of an answer is read, so that the connection can be used again. */
const MOST_READ = 16_384;
const LONGEST_RETRY_AFTER = 24 * 3_600_000;
const USER_AGENT = 'Keyledger-Webhooks/1';

/** Sends to one URL, over a few connections that are kept. Follows nothing, and believes only 2xx. */
export class WebhookSender {
  private readonly pool: Pool;
  private readonly path: string;

  /** @param url checked before; the address behind it is checked again at each connection. */
  constructor(url: string, targets: WebhookTargets, connections: number) {
    const { origin, pathname } = new URL(url);
    this.path = pathname;
    this.pool = new Pool(origin, {
      connect: checkedConnector(targets),
      connections,
      pipelining: 1,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      keepAliveTimeout: 30_000,
    });
  }

  /** Never throws. */
  async send(headers: Readonly<Record<string, string>>, body: string): Promise<Attempt> {
    try {
      const response = await this.pool.request({
        method: 'POST',
        path: this.path,
        headers: {
          ...headers,
          'content-type': 'application/cloudevents+json; charset=UTF-8',
          'user-agent': USER_AGENT,
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body.dump({ limit: MOST_READ });
      return attemptOf(response);
    } catch (error) {
      return { outcome: 'failed', code: codeOf(error), isGone: false, retryAfterMs: null };
    }
  }

  /** What is under way is broken off. */
  close(): Promise<void> {
    return this.pool.destroy();
  }
}

function attemptOf({ statusCode, headers }: Dispatcher.ResponseData): Attempt {
  if (statusCode >= 200 && statusCode < 300) return { outcome: 'delivered' };
  return {
    outcome: 'failed',
    code: `HTTP_${statusCode}`,
    isGone: statusCode === 410,
    retryAfterMs: retryAfterOf(headers['retry-after']),
  };
}

/** RFC 9110 §10.2.3: seconds or a date; at most a day is believed. */
function retryAfterOf(value: string | string[] | undefined): number | null {
  const text = Array.isArray(value) ? value[0] : value;
  if (text === undefined) return null;
  const asked = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isNaN(asked) ? null : Math.min(Math.max(asked, 0), LONGEST_RETRY_AFTER);
}

const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ENOTFOUND: 'NAME_UNKNOWN',
  EAI_AGAIN: 'NAME_UNKNOWN',
  UND_ERR_CONNECT_TIMEOUT: 'TIMEOUT',
  UND_ERR_HEADERS_TIMEOUT: 'TIMEOUT',
  UND_ERR_BODY_TIMEOUT: 'TIMEOUT',
};

function codeOf(error: unknown): string {
  if (error instanceof TargetRefused) return 'TARGET_REFUSED';
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') return 'TIMEOUT';
  const text = typeof code === 'string' ? code : '';
  if (text.startsWith('ERR_TLS') || text.includes('CERT') || text.includes('SELF_SIGNED')) {
    return 'TLS_FAILED';
  }
  return CODES[text] ?? 'CONNECTION_LOST';
}
