import { reject, type Decision } from '@keyledger/kernel';
import { cleanName } from '../name.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';
import { INITIAL_PASSWORD_POLICY } from '../password-policy.js';
import type { Charter } from './found-organization.command.js';

/** The same charter again changes nothing, so that a set-up that stopped half-way can be submitted again. */
export function decideFounding(
  charter: Charter,
  organization: Organization,
): Decision<NewOrganizationEvent> {
  const { timeZone, locale } = charter;
  const name = cleanName(charter.name);
  if (name === null) return reject('InvalidInput', { path: ['name'] });
  if (!isTimeZone(timeZone)) return reject('InvalidInput', { path: ['timeZone'] });
  if (organization.founded) {
    return organization.name === name ? [] : reject('AlreadyExists');
  }
  const passwordPolicy = INITIAL_PASSWORD_POLICY;
  return [{ type: 'OrganizationFounded', data: { name, timeZone, locale, passwordPolicy } }];
}

function isTimeZone(timeZone: string): boolean {
  return timeZone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(timeZone);
}
