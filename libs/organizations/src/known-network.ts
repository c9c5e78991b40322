import { BlockList, isIPv4, isIPv6 } from 'node:net';

interface Range {
  readonly network: string;
  readonly bits: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** Reads `address/bits`. @returns null for what is no CIDR range. */
export function rangeOf(text: string): Range | null {
  const [network = '', bits = ''] = text.split('/', 2);
  const family = isIPv4(network) ? 'ipv4' : isIPv6(network) ? 'ipv6' : null;
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  if (family === null || length < 0 || length > (family === 'ipv4' ? 32 : 128)) return null;
  return { network, bits: length, family };
}

/** @param network IPv4 or IPv6 text. @param ranges CIDR; what is none never matches. */
export function isKnownNetwork(network: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return false;
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(network)?.[1] ?? network;
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null;
  if (family === null) return false;
  const known = new BlockList();
  for (const each of ranges) {
    const range = rangeOf(each);
    if (range?.family === family) known.addSubnet(range.network, range.bits, family);
  }
  return known.check(address, family);
}
