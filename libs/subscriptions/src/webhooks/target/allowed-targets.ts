import ipaddr from 'ipaddr.js';

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];
type Ports = readonly [first: number, last: number];

/**
 * Which addresses and ports webhooks may go to. Public unicast ones over https; what is private, loopback, link-local,
 * shared (RFC 6598), mapped, translated or reserved only where the operator opened that very network, and there without
 * TLS too.
 */
export class AllowedTargets {
  private readonly networks: readonly Network[];
  private readonly ports: readonly Ports[];

  /**
   * @param networks CIDR ranges, or addresses, that the operator opened.
   * @param ports single ports or ranges, `443` or `8000-8999`.
   */
  constructor(networks: readonly string[], ports: readonly string[]) {
    this.networks = networks.map(networkOf);
    this.ports = ports.map(portsOf);
  }

  admits(text: string, isEncrypted: boolean): boolean {
    if (!ipaddr.isValid(text)) return false;
    // An IPv4 address in IPv6's clothes is that IPv4 address.
    const address = ipaddr.process(text);
    if (this.networks.some((network) => contains(network, address))) return true;
    return isEncrypted && address.range() === 'unicast';
  }

  admitsPort(port: number): boolean {
    return this.ports.some(([first, last]) => port >= first && port <= last);
  }
}

function contains([base, bits]: Network, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.kind() === base.kind() && address.match([base, bits] as never);
}

/** @throws TypeError for what is none. */
function networkOf(text: string): Network {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) throw new TypeError(`${text} is not a network`);
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** @throws TypeError for what is none. */
function portsOf(text: string): Ports {
  const [first, last = first] =
    /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text)?.slice(1).filter(Boolean).map(Number) ?? [];
  if (first === undefined || last === undefined || first > last || last > 65_535) {
    throw new TypeError(`${text} is not a port or a range of ports`);
  }
  return [first, last];
}
