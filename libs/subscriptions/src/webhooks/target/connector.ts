import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { WebhookTargets } from './webhook-targets.js';

const CONNECT_MS = 10_000;

/** Opens connections for undici, each to an address that was checked for this very connection. */
export function checkedConnector(targets: WebhookTargets): buildConnector.connector {
  const connectors = {
    'https:': connectorOf(targets, true),
    'http:': connectorOf(targets, false),
  };
  return (options, callback) => {
    const isEncrypted = options.protocol === 'https:';
    const connect = connectors[isEncrypted ? 'https:' : 'http:'];
    const host = options.hostname.replace(/^\[|\]$/g, '');
    // For an address Node asks no lookup, which then would not check it.
    if (isIP(host) === 0) return connect(options, callback);
    targets.addressesOf(host, isEncrypted).then(
      () => connect({ ...options, hostname: host }, callback),
      (error: unknown) => callback(error as Error, null),
    );
  };
}

function connectorOf(targets: WebhookTargets, isEncrypted: boolean): buildConnector.connector {
  const lookup: LookupFunction = (host, { all }, callback) => {
    targets.addressesOf(host, isEncrypted).then(
      (found) => {
        const [first] = found;
        if (all) callback(null, [...found]);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 4),
    );
  };
  return buildConnector({ timeout: CONNECT_MS, lookup } as buildConnector.BuildOptions);
}
