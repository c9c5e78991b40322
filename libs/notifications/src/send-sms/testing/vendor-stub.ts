import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, not decoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the stub does with a request that it found nothing wrong with. */
export type Behaviour = (response: ServerResponse, request: ReceivedRequest) => unknown;

export interface VendorProtocol {
  /** Writes the vendor's own refusal of a request that is not signed as it should be, and says true then. */
  refuses(request: ReceivedRequest, response: ServerResponse): boolean;
  readonly accept: Behaviour;
}

/** A vendor's API on a local port: checks what it is sent and answers as it is told to. */
export class VendorStub {
  /** Requests whose signature was right. */
  readonly received: ReceivedRequest[] = [];
  connections = 0;
  behaviour: Behaviour;

  private constructor(
    readonly server: Server,
    readonly url: string,
    protocol: VendorProtocol,
  ) {
    this.behaviour = protocol.accept;
    server.on('connection', () => (this.connections += 1));
    server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
      void receive(incoming).then((request) => {
        if (!request || protocol.refuses(request, response)) return;
        this.received.push(request);
        return this.behaviour(response, request);
      });
    });
  }

  /** @param tls to speak HTTPS. */
  static async open(protocol: VendorProtocol, tls?: ServerOptions): Promise<VendorStub> {
    const server = tls ? createSecureServer(tls) : createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const url = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
    return new VendorStub(server, url, protocol);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }
}

export function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Undefined where the other side went away in the middle. */
async function receive(incoming: IncomingMessage): Promise<ReceivedRequest | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return {
    method: incoming.method ?? '',
    target: incoming.url ?? '',
    headers: incoming.headers as Record<string, string>,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
