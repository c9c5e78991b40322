import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { reject, type Rejection } from '@keyledger/kernel';
import { AllowedTargets } from './allowed-targets.js';

/** Why a target is not spoken to; the text names the rule and no address of ours. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
}

export interface CheckedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Finds all addresses of a name. */
export type Resolve = (host: string) => Promise<readonly CheckedAddress[]>;

const resolveByDns: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

/**
 * Where webhooks may go: checked when a subscription is made, and again at each connection, which then goes to the very
 * address that was checked (a name may mean another one a moment later).
 */
export class WebhookTargets {
  constructor(
    readonly allowed: AllowedTargets,
    private readonly resolve: Resolve = resolveByDns,
  ) {}

  /** Null when a subscription may have this URL. Rejections: `WebhookUrlNotAllowed`, with the reason. */
  async check(text: string): Promise<Rejection | null> {
    const url = URL.canParse(text) ? new URL(text) : null;
    const fault = url ? this.faultOf(url) : 'FORM';
    if (!url || fault) return refused(fault ?? 'FORM');
    try {
      await this.addressesOf(url.hostname, url.protocol === 'https:');
      return null;
    } catch (error) {
      return refused(error instanceof TargetRefused ? 'ADDRESS' : 'NAME');
    }
  }

  /**
   * The addresses behind a host, every one of which may be spoken to.
   * @throws TargetRefused when one may not; whatever DNS throws when there is none.
   */
  async addressesOf(host: string, isEncrypted: boolean): Promise<readonly CheckedAddress[]> {
    const bare = host.replace(/^\[|\]$/g, '');
    const family = isIP(bare);
    const found =
      family === 0
        ? await this.resolve(bare)
        : [{ address: bare, family: family === 6 ? (6 as const) : (4 as const) }];
    // A name that means an inside address as well is somebody's trick, or somebody's mistake.
    for (const { address } of found) {
      if (!this.allowed.admits(address, isEncrypted))
        throw new TargetRefused('Address not allowed');
    }
    if (found.length === 0) throw new TargetRefused('The name has no address');
    return found;
  }

  private faultOf(url: URL): string | null {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'SCHEME';
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
      return 'SECRET';
    }
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    if (!this.allowed.admitsPort(port)) return 'PORT';
    return url.href.length > 1024 ? 'FORM' : null;
  }
}

function refused(reason: string): Rejection {
  return reject('WebhookUrlNotAllowed', { path: ['url'], params: { reason } });
}
