import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { PublicEvent } from './event-feed-reader.js';

export interface Delivery {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
  readonly event: PublicEvent;
}

/** What is answered to a delivery: a status, with headers, or later, or never. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}
export type Behaviour = (delivery: Delivery) => Reply | Promise<Reply>;

const OK: Reply = { status: 204 };

/** A downstream system that is told by webhooks, and believes only what the Standard Webhooks library verifies. */
export class WebhookReceiver {
  /** Everything that came, verified or refused. */
  readonly tried: Delivery[] = [];
  /** What was answered with success. */
  readonly taken: Delivery[] = [];
  behaviour: Behaviour = () => OK;
  secrets: string[] = [];
  private readonly awaited = new Set<() => void>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => void receiver.receive(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** Resolves once what was received satisfies the condition. */
  async until(isSo: (receiver: this) => boolean): Promise<void> {
    while (!isSo(this)) {
      await new Promise<void>((resolve) => {
        this.awaited.add(resolve);
      });
    }
  }

  events(accountId?: string): PublicEvent[] {
    const events = this.taken.map(({ event }) => event);
    return events.filter(({ subject }) => accountId === undefined || subject === accountId);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const headers = request.headers as Record<string, string>;
    const isSigned = this.secrets.some((secret) => verifies(secret, body, headers));
    const delivery = {
      id: String(headers['webhook-id']),
      timestamp: String(headers['webhook-timestamp']),
      signature: String(headers['webhook-signature']),
      body,
      event: JSON.parse(body) as PublicEvent,
    };
    this.tried.push(delivery);
    const reply = isSigned ? await this.behaviour(delivery) : { status: 401 };
    if (reply.status < 300) this.taken.push(delivery);
    response.writeHead(reply.status, { ...reply.headers }).end();
    for (const wake of this.awaited) wake();
    this.awaited.clear();
  }
}

function verifies(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
