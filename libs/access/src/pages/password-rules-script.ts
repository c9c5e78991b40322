import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The pages' only script: marks the listed rules while somebody types a new password. It asks nobody for anything. */
export const PASSWORD_RULES_SCRIPT = readFileSync(
  new URL('./password-rules.js', import.meta.url),
  'utf8',
);

export const PASSWORD_RULES_SCRIPT_PATH = '/assets/password-rules.js';

/** With its fingerprint, so that it may be kept for ever and a new one is still fetched. */
export const PASSWORD_RULES_SCRIPT_URL = `${PASSWORD_RULES_SCRIPT_PATH}?v=${createHash('sha256')
  .update(PASSWORD_RULES_SCRIPT)
  .digest('hex')
  .slice(0, 12)}`;
