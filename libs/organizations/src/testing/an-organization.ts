import type { DomainEvent } from '@keyledger/kernel';
import type { RecordedEvent } from '@keyledger/event-store';
import type { NewOrganizationEvent, OrganizationEvent } from '../organization.events.js';
import { organizationAggregate, type Organization } from '../organization.state.js';
import { INITIAL_PASSWORD_POLICY } from '../password-policy.js';

const founded: NewOrganizationEvent = {
  type: 'OrganizationFounded',
  data: {
    name: '蓝山科技',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    passwordPolicy: INITIAL_PASSWORD_POLICY,
  },
};

/** The state of a founded organization after these events, folded as the store would. */
export function anOrganization(...events: readonly NewOrganizationEvent[]): Organization {
  const { evolve, initial } = organizationAggregate;
  return [founded, ...events].reduce((state, event) => evolve(state, asRead(event)), initial);
}

/** Only what folding an organization looks at. */
function asRead(event: DomainEvent): RecordedEvent<OrganizationEvent> {
  return event as RecordedEvent<OrganizationEvent>;
}
