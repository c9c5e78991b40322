import { Injectable } from '@nestjs/common';
import { Quotas } from './quotas/quotas.js';
import { ResetTickets } from './tickets/reset-tickets.js';

/** Removes tickets and counts that ran out; to be run every few minutes. */
@Injectable()
export class SweepVerifications {
  constructor(
    private readonly tickets: ResetTickets,
    private readonly quotas: Quotas,
  ) {}

  /** @returns how many rows went. */
  async run(): Promise<{ readonly tickets: number; readonly counts: number }> {
    return { tickets: await this.tickets.sweep(), counts: await this.quotas.sweep() };
  }
}
