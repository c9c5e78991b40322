import { networkPrefix } from '@keyledger/graphql';

/** An IPv4 address as a whole number. */
export function ipv4Number(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

/** The upper 64 bits of an IPv6 address. */
export function ipv6Number(address: string): bigint {
  const groups = networkPrefix(address)
    .replace(/::\/64$/, '')
    .split(':');
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
