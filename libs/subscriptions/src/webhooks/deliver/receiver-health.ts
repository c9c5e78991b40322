/** After so many failures in a row a receiver counts as down. */
export const DOWN_AFTER = 5;
/** How often something new is tried on a receiver that is down. */
export const PROBE_EVERY_MS = 5 * 60_000;
/** Longer than an event is tried (75 h 35 min, and a tenth): then the subscription is paused. */
const GIVEN_UP_AFTER_MS = 96 * 3_600_000;

export interface Health {
  readonly failuresInRow: number;
  readonly failingSince: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastFailure: string | null;
}

/** What is known of a receiver from how deliveries went. */
export class ReceiverHealth {
  constructor(private health: Health) {}

  get current(): Health {
    return this.health;
  }

  /** @returns whether it was down, and so is back: an event that fails alone has its own schedule. */
  succeeded(now: number): boolean {
    const isBack = this.health.failuresInRow >= DOWN_AFTER;
    this.health = {
      ...this.health,
      failuresInRow: 0,
      failingSince: null,
      lastSuccessAt: new Date(now),
    };
    return isBack;
  }

  failed(code: string, now: number): void {
    const at = new Date(now);
    this.health = {
      ...this.health,
      failuresInRow: this.health.failuresInRow + 1,
      failingSince: this.health.failingSince ?? at,
      lastFailureAt: at,
      lastFailure: code,
    };
  }

  /** Milliseconds until something new may be tried; 0: now. */
  restMs(now: number): number {
    const { failuresInRow, lastFailureAt } = this.health;
    if (failuresInRow < DOWN_AFTER || !lastFailureAt) return 0;
    return Math.max(0, lastFailureAt.getTime() + PROBE_EVERY_MS - now);
  }

  /** It failed for so long that nobody can be waiting for it any more. */
  isGivenUp(now: number): boolean {
    const { failingSince } = this.health;
    return failingSince !== null && now - failingSince.getTime() >= GIVEN_UP_AFTER_MS;
  }
}
