/** Cost of one argon2id hash (RFC 9106 §3.1). */
export interface HashParameters {
  /** m: memory of one hash, in KiB. */
  readonly memoryKiB: number;
  /** t: passes over the memory. */
  readonly passes: number;
  /** p: lanes. */
  readonly lanes: number;
  /** Length of the tag, in bytes. */
  readonly tagBytes: number;
}

/** OWASP Password Storage: its m=19456, t=2, p=1 choice; the tag length that RFC 9106 §4 advises. */
export const DEFAULT_HASH_PARAMETERS: HashParameters = {
  memoryKiB: 19_456,
  passes: 2,
  lanes: 1,
  tagBytes: 32,
};

export function sameParameters(one: HashParameters, other: HashParameters): boolean {
  return (
    one.memoryKiB === other.memoryKiB &&
    one.passes === other.passes &&
    one.lanes === other.lanes &&
    one.tagBytes === other.tagBytes
  );
}
