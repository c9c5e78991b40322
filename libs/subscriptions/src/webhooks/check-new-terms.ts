import type { Rejection } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { checkTerms } from './check-terms.js';
import type { SubscriptionTerms } from './subscription.events.js';
import { WebhookTargets } from './target/webhook-targets.js';

/** Checks the terms that a subscription is to have, its target by DNS included. */
@Injectable()
export class CheckNewTerms {
  constructor(
    private readonly organizations: OrganizationReader,
    private readonly targets: WebhookTargets,
  ) {}

  /** Rejections: `InvalidInput`, `DepartmentUnknown`, `WebhookUrlNotAllowed`. */
  async check(organizationId: string, terms: SubscriptionTerms): Promise<Rejection | null> {
    const organization = await this.organizations.state(organizationId);
    return checkTerms(terms, organization) ?? this.targets.check(terms.url);
  }
}
