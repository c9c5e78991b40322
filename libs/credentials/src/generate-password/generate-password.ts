import { randomInt } from 'node:crypto';
import { Secret } from '@keyledger/kernel';
import { checkPassword } from '../rules/check-password.js';
import type { PasswordPolicyInForce } from '../rules/password-policy.js';
import type { PasswordSubject } from '../rules/password-subject.js';
import { ALPHABETS } from './alphabets.js';

/** Over 90 bits: far more than a temporary password needs, still short enough to be read out. */
export const GENERATED_LENGTH = 16;
/** A rule hits a random password about once in thousands; so many in a row mean that none can satisfy the policy. */
const ATTEMPTS = 1_000;

/** Thrown when a policy leaves no password that can be generated. */
export class PolicyCannotBeSatisfied extends Error {
  constructor(readonly policyVersion: number) {
    super(`No generated password satisfies version ${policyVersion} of the password policy`);
    this.name = 'PolicyCannotBeSatisfied';
  }
}

/**
 * A temporary password for this person: 16 characters or the policy's minimum, all four classes, no look-alikes,
 * from the system's random source, and within the same rules that a chosen one must keep.
 * @throws PolicyCannotBeSatisfied
 */
export function generatePassword(policy: PasswordPolicyInForce, subject: PasswordSubject): Secret {
  const length = Math.max(GENERATED_LENGTH, policy.minLength);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const password = new Secret(draw(length));
    if (checkPassword(password, subject, policy).violations.length === 0) return password;
  }
  throw new PolicyCannotBeSatisfied(policy.version);
}

/** One of each class, the rest from all of them, in a random order. */
function draw(length: number): string {
  const all = ALPHABETS.join('');
  const characters = ALPHABETS.map(oneOf);
  while (characters.length < length) characters.push(oneOf(all));
  return shuffled(characters).join('');
}

function oneOf(alphabet: string): string {
  return alphabet.charAt(randomInt(alphabet.length));
}

/** Fisher and Yates: each order as likely as every other. */
function shuffled(characters: readonly string[]): readonly string[] {
  const order = [...characters];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    const moved = order[last] ?? '';
    order[last] = order[other] ?? '';
    order[other] = moved;
  }
  return order;
}
