import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';

type Trust = (address: string, hop: number) => boolean;
interface ProxyAddress {
  (request: IncomingMessage, trust: Trust): string;
  compile(addresses: readonly string[]): Trust;
}

const proxyAddress = createRequire(import.meta.url)('@fastify/proxy-addr') as ProxyAddress;

/** The client's address of a WebSocket's request, by the rule that Fastify uses for HTTP. */
export function clientAddresses(
  trustedProxies: readonly string[],
): (request: IncomingMessage) => string {
  const trust = proxyAddress.compile(trustedProxies);
  return (request) => proxyAddress(request, trust);
}
