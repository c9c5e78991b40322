import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks that are nowhere: private, local, shared and reserved for examples (RFC 6890, RFC 6598, RFC 4193). */
const nowhere = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  nowhere.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  nowhere.addSubnet(network, bits, 'ipv6');
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** @returns the address if it may be anywhere in the world, an IPv4 one inside IPv6 as itself; else null. */
export function publicNetwork(network: string): string | null {
  const address = MAPPED.exec(network)?.[1] ?? network.replace(/%.*$/, '');
  if (isIPv4(address)) return nowhere.check(address, 'ipv4') ? null : address;
  return isIPv6(address) && !nowhere.check(address, 'ipv6') ? address : null;
}
