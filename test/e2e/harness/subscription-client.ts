import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

/**
 * Speaks graphql-ws as somebody who is signed in, or nobody where the token is null; a connection that is lost stays lost.
 * @param lazy false: connects at once.
 */
export function subscriptionClient(url: string, token: string | null, lazy = true): Client {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  class SignedInSocket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers });
    }
  }
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: SignedInSocket,
    retryAttempts: 0,
    lazy,
  });
}
