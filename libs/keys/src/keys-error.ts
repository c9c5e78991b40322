export type KeysProblem = 'MISSING' | 'INCOMPLETE' | 'MALFORMED' | 'OPEN_TO_OTHERS' | 'MISMATCH';

/** The keys cannot be used as they are; `message` names the key and says what to do, and holds no key. */
export class KeysError extends Error {
  constructor(
    readonly problem: KeysProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'KeysError';
  }
}
