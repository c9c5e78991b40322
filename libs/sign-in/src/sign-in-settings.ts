/** What configuration decides about signing in. Also the Nest token; the defaults hold where nobody provides one. */
export class SignInSettings {
  /** Minutes without a request after which a session is over. */
  readonly sessionIdleMinutes: number;
  /** Minutes after which a session is over whatever happens. */
  readonly sessionLifetimeMinutes: number;
  /**
   * Milliseconds before which no refusal is answered, so that the few reads and the record that only a known
   * address causes do not show in the time.
   */
  readonly refusalFloorMs: number;

  constructor(settings: Partial<SignInSettings> = {}) {
    this.sessionIdleMinutes = settings.sessionIdleMinutes ?? 60;
    this.sessionLifetimeMinutes = settings.sessionLifetimeMinutes ?? 24 * 60;
    this.refusalFloorMs = settings.refusalFloorMs ?? 150;
  }
}
