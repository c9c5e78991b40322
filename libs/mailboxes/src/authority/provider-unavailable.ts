/** Thrown when a provider did not answer, or said to come back later: nothing is known of the outcome. Try again. */
export class ProviderUnavailable extends Error {
  /** @param code what failed, without personal data; @param retryAfterSeconds the provider's own wish, if it said. */
  constructor(
    readonly provider: string,
    readonly code: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`${provider} is not available (${code})`);
    this.name = 'ProviderUnavailable';
  }
}
