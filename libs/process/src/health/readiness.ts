import type { Health, HealthCheck } from './health-check.js';
import { healthOf } from './health-check.js';

/** Whether requests should be sent here: not before everything answers, and not once the drain has begun. */
export class Readiness {
  #draining = false;

  constructor(private readonly checks: readonly HealthCheck[]) {}

  get isDraining(): boolean {
    return this.#draining;
  }

  startDraining(): void {
    this.#draining = true;
  }

  async look(): Promise<Health> {
    if (this.#draining) return { status: 'down', checks: { drain: { status: 'down' } } };
    return healthOf(this.checks);
  }
}
