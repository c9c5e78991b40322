import { inspect } from 'node:util';

const REDACTED = '[secret]';

/**
 * Holds a password, code or token on its way through the process, so that no log, template string or
 * JSON document can spell it by accident. `reveal()` is the only way out and easy to search for.
 */
export class Secret<Value = string> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
