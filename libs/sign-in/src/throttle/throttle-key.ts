/** What failures are counted against: never an address or a network itself, but its keyed hash. */
export interface ThrottleKey {
  readonly kind: 'ADDRESS' | 'NETWORK' | 'FAMILIAR' | 'OWN_PASSWORD';
  readonly hmac: string;
}
