const LONGEST = 64;

/** A source address as events keep it: no real one is longer than this. */
export function networkFact(network: string): string {
  return network.slice(0, LONGEST);
}
