import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { MessageNotSent, MessageRefused } from '../send-message/index.js';

/** An answer of a vendor fills a few hundred bytes; what is longer comes from somebody else. */
const LONGEST_ANSWER = 65_536;

export interface VendorRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Without its question mark. */
  readonly query?: string;
  readonly body?: string;
}

export interface VendorAnswer {
  readonly status: number;
  /** Undefined where it is no JSON. */
  readonly body: unknown;
}

/**
 * Posts to one vendor. Every request has a connection of its own: one that was kept open may be closed by the other side
 * at the very moment it is used, and nobody could tell whether the vendor read the request. So it is known whether
 * anything was sent, which `fetch` does not tell.
 */
export class VendorConnection {
  readonly #underWay = new Set<Promise<VendorAnswer>>();

  /**
   * @param vendor named in errors.
   * @param endpoint an origin; redirects away from it are not followed.
   * @param timeoutMs for a whole request, from the look-up of the name to the last byte of the answer.
   */
  constructor(
    private readonly vendor: string,
    private readonly endpoint: URL,
    private readonly timeoutMs: number,
  ) {}

  /** As the `Host` header has it. */
  get host(): string {
    return this.endpoint.host;
  }

  /**
   * @throws MessageNotSent when nothing of the request was sent
   * @throws MessageRefused `OUTCOME_UNKNOWN` when no whole answer came
   */
  async post(request: VendorRequest): Promise<VendorAnswer> {
    const answer = this.#exchange(request);
    this.#underWay.add(answer);
    try {
      return await answer;
    } finally {
      this.#underWay.delete(answer);
    }
  }

  /** Waits for the requests under way. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  #exchange({ headers, query, body = '' }: VendorRequest): Promise<VendorAnswer> {
    const encrypted = this.endpoint.protocol === 'https:';
    const url = new URL(this.endpoint);
    url.search = query ?? '';
    return new Promise((resolve, reject) => {
      let sent = false;
      const fail = (error: NodeJS.ErrnoException) => reject(this.#failure(error, sent));
      const outgoing = (encrypted ? requestHttps : requestHttp)(url, {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      outgoing.once('socket', (socket) => {
        // Node holds the request back until then: until the server proved who it is, where it must.
        sent = !(socket as TLSSocket).connecting;
        socket.once(encrypted ? 'secureConnect' : 'connect', () => (sent = true));
      });
      outgoing.on('error', fail);
      outgoing.once('response', (response) => {
        read(response).then((text) => {
          resolve({ status: response.statusCode ?? 0, body: parsed(text) });
        }, fail);
      });
      outgoing.end(body);
    });
  }

  #failure({ code }: NodeJS.ErrnoException, sent: boolean): MessageNotSent | MessageRefused {
    if (sent) return new MessageRefused('OUTCOME_UNKNOWN');
    const what = code === 'ABORT_ERR' ? 'ETIMEDOUT' : (code ?? 'UNKNOWN');
    return new MessageNotSent(`${this.vendor}:${what}`);
  }
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST_ANSWER) throw new Error('The answer is too long');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
