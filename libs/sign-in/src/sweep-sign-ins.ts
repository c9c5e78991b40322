import { Injectable } from '@nestjs/common';
import { Sessions } from './sessions/sessions.js';
import { SignInThrottle } from './throttle/sign-in-throttle.js';

/** Removes sessions that are over and throttle counters that ran out; to be run every few minutes. */
@Injectable()
export class SweepSignIns {
  constructor(
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @returns how many rows went. */
  async run(): Promise<{ readonly sessions: number; readonly counters: number }> {
    return { sessions: await this.sessions.sweep(), counters: await this.throttle.sweep() };
  }
}
