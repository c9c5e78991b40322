import { EventStoreObserver } from '../../event-store-observer.js';

/** Keeps what it was told. */
export class NotingObserver extends EventStoreObserver {
  readonly told: string[] = [];
  appended(): void {
    this.told.push('appended');
  }
  conflict(): void {
    this.told.push('conflict');
  }
  duplicate(): void {
    this.told.push('duplicate');
  }
  groupWritten(): void {}
  retried(call: string): void {
    this.told.push(`retried ${call}`);
  }
}
