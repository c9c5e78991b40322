import { Secret } from '@keyledger/kernel';

/** Makes the addresses that messages point to, from configuration, never from a request's Host header. */
export class Links {
  /** @param publicUrl where people reach the pages, without a slash at the end. */
  constructor(private readonly publicUrl: string) {}

  setPassword(token: Secret): Secret {
    return new Secret(`${this.publicUrl}/l/${token.reveal()}`);
  }

  proveIdentity(token: Secret): Secret {
    return new Secret(`${this.publicUrl}/r/${token.reveal()}`);
  }

  wasThisYou(token: Secret): Secret {
    return new Secret(`${this.publicUrl}/y/${token.reveal()}`);
  }

  confirmChannel(token: Secret): Secret {
    return new Secret(`${this.publicUrl}/c/${token.reveal()}`);
  }
}
