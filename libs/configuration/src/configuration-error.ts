/** What is wrong with the configuration, everything at once; each problem says what to set and holds no secret. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n- ${problems.join('\n- ')}`);
    this.name = 'ConfigurationError';
  }
}
