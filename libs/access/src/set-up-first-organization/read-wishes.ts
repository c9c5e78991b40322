import { checkPassword, rejectWeakPassword } from '@keyledger/credentials';
import { domainOf, normaliseAddress, normaliseDomain } from '@keyledger/event-store';
import { reject, type Rejection } from '@keyledger/kernel';
import { cleanName, INITIAL_PASSWORD_POLICY } from '@keyledger/organizations';
import type { SetUpWishes } from './set-up-first-organization.command.js';

/** The policy that an organization starts with, as its first version. */
export const FIRST_POLICY = { ...INITIAL_PASSWORD_POLICY, version: 1 };

/**
 * The wishes as they are stored, or the first field at fault. All is looked at before the first step, so that a
 * set-up does not stop half-way for a reason that was there from the beginning.
 */
export function readWishes(wishes: SetUpWishes): SetUpWishes | Rejection {
  const organizationName = cleanName(wishes.organizationName);
  if (organizationName === null) return invalid('organizationName');
  const domain = normaliseDomain(wishes.domain);
  if (domain === null) return invalid('domain');
  const ownerName = cleanName(wishes.ownerName);
  if (ownerName === null) return invalid('ownerName');
  const address = normaliseAddress(wishes.address);
  if (address === null || domainOf(address) !== domain) return invalid('address');
  const subject = { name: ownerName, address, birthDate: null, employeeNumber: null };
  const verdict = checkPassword(wishes.password, { ...subject, organizationName }, FIRST_POLICY);
  if (verdict.violations.length > 0) return rejectWeakPassword(verdict, ['password']);
  return { ...wishes, organizationName, domain, ownerName, address };
}

const invalid = (field: keyof SetUpWishes) => reject('InvalidInput', { path: [field] });
