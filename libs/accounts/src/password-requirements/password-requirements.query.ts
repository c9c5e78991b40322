import type { Locale } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import {
  requirements,
  uncheckableRules,
  type PasswordRequirement as Requirement,
} from '@keyledger/credentials';
import { employeeAggregate } from '@keyledger/employees';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { accountAggregate } from '../account.state.js';
import { passwordSubject } from '../password-subject.js';

export interface RequirementOfAccount extends Requirement {
  /** False where the rule cannot be applied for want of facts: a birthday that nobody recorded. */
  readonly checked: boolean;
}

/** What a new password of this account must be, in words, before anybody types. */
@Injectable()
export class PasswordRequirementsQuery {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
  ) {}

  async of(accountId: string, locale: Locale): Promise<readonly RequirementOfAccount[]> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    if (!account.provisioned) return [];
    const [organization, { state: owner }] = await Promise.all([
      this.organizations.state(account.organizationId),
      this.aggregates.load(employeeAggregate, account.ownerId),
    ]);
    const subject = passwordSubject(account, owner, organization);
    const unchecked = new Set(uncheckableRules(subject, organization.policy));
    return requirements(organization.policy, locale).map((requirement) => ({
      ...requirement,
      checked: !unchecked.has(requirement.code),
    }));
  }
}
