import type { Secret } from '@keyledger/kernel';
import type { HashParameters } from './hash-parameters.js';

/** A password's hash as the vault keeps it; never in an event, a log or a read model. */
export interface PasswordHash {
  /** PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$tag`, in the order that Dovecot reads. */
  readonly phc: Secret;
  /** What the hash cost, kept beside it so that a change of the setting is noticed at sign-in. */
  readonly parameters: HashParameters;
  /** Id of the pepper that went in (NIST SP 800-63B-4 §3.1.1.2: keyed, the key stored apart). */
  readonly pepperId: string;
}
