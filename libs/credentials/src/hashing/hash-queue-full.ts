import { reject, type Rejection } from '@keyledger/kernel';

/** Thrown at once instead of letting callers pile up; nothing was hashed. */
export class HashQueueFull extends Error {
  /** @param retryAfterSeconds whole seconds until the present queue should have drained, at least 1. */
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many passwords wait to be hashed; retry after ${retryAfterSeconds} s`);
    this.name = 'HashQueueFull';
  }

  toRejection(): Rejection {
    return reject('Busy', { retryAfter: this.retryAfterSeconds });
  }
}
