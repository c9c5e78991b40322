import { isIP } from 'node:net';
import { listOf } from '../setting-lists.js';
import type { Rule } from './rule.js';

/** An address, or a CIDR range. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

/** A port, or a range of ports. */
function isPorts(text: string): boolean {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  return first !== undefined && Number(first) <= Number(last) && Number(last) <= 65_535;
}

export const webhookTargetsAreReadable: Rule = (settings) => [
  ...listOf(settings.KEYLEDGER_WEBHOOK_NETWORKS)
    .filter((text) => !isNetwork(text))
    .map((text) => `KEYLEDGER_WEBHOOK_NETWORKS: "${text}" is not an address or a CIDR range.`),
  ...listOf(settings.KEYLEDGER_WEBHOOK_PORTS)
    .filter((text) => !isPorts(text))
    .map(
      (text) => `KEYLEDGER_WEBHOOK_PORTS: "${text}" is not a port or a range such as 8000-8999.`,
    ),
];
