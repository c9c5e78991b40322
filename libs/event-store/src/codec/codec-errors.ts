/** An event or its metadata does not fit its schema. Names members and rules, never values. */
export class InvalidEvent extends Error {
  override readonly name = 'InvalidEvent';

  constructor(
    readonly type: string,
    readonly problems: readonly string[],
  ) {
    super(`${type} does not fit its schema: ${problems.join('; ')}`);
  }
}

/** A value that no store keeps faithfully: NUL, a lone surrogate, a number that JSON lacks, too many bytes. */
export class UnstorableValue extends Error {
  override readonly name = 'UnstorableValue';

  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`The value at ${path || 'the root'} cannot be stored: ${problem}`);
  }
}

/** The list of event definitions contradicts itself; the process must not start with it. */
export class InvalidRegistry extends Error {
  override readonly name = 'InvalidRegistry';

  constructor(readonly problems: readonly string[]) {
    super(`The event registry is not complete:\n- ${problems.join('\n- ')}`);
  }
}

/** A type that no definition names, or a version newer than this program knows. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

/** What the log holds is not what the codec wrote: altered, damaged, or under another key. */
export class CorruptEvent extends Error {
  override readonly name = 'CorruptEvent';

  constructor(
    readonly eventId: string,
    readonly problem: string,
  ) {
    super(`The event ${eventId} cannot be read: ${problem}`);
  }
}

/** A data key is gone although nobody shredded it. Never taken for an erasure: restore the keys. */
export class DataKeyLost extends Error {
  override readonly name = 'DataKeyLost';

  constructor(readonly keyId: string) {
    super(`The data key ${keyId} is missing and was never shredded; restore the table data_key`);
  }
}

/** Personal data was to be written about somebody whose key was destroyed. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';

  constructor(readonly keyId: string) {
    super(`The data key ${keyId} was destroyed; nothing personal can be recorded under it again`);
  }
}
