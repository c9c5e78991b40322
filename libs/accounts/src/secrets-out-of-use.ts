import { secretsOf, type Account } from './account.state.js';

/**
 * Vault rows that the account named before a change and no longer names after it: passwords, links and passwords
 * that waited for their provider. What is still named stays, such as the password in force at a provider that has
 * yet to change it.
 */
export function secretsOutOfUse(before: Account, after: Account): readonly string[] {
  const kept = new Set(secretsOf(after));
  return secretsOf(before).filter((id) => !kept.has(id));
}
