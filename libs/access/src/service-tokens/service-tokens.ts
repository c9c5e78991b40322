import { Vault } from '@keyledger/credentials';
import type { Principal } from '@keyledger/graphql';
import { Clock, type Secret } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { ServiceTokenUse } from './service-token-use.js';

/**
 * Who a program is, from the organization's own stream: a token that was revoked or is too old is refused with the
 * next request, and what it may see is what it was issued for.
 */
@Injectable()
export class ServiceTokens {
  constructor(
    private readonly vault: Vault,
    private readonly organizations: OrganizationReader,
    private readonly use: ServiceTokenUse,
    private readonly clock: Clock,
  ) {}

  /** Null: unknown, revoked, expired or no service token at all, which look alike. */
  async find(secret: Secret): Promise<Principal | null> {
    const row = await this.vault.findServiceToken(secret);
    if (!row) return null;
    const { organizationId } = row.owner;
    const organization = await this.organizations.state(organizationId);
    const token = [...organization.serviceTokens.values()].find(
      ({ secretId }) => secretId === row.secretId,
    );
    if (!token || new Date(token.expiresAt) <= this.clock.now()) return null;
    await this.use.note(token.id);
    const { id, scopes, subjectFormat, departmentId } = token;
    return {
      kind: 'SERVICE',
      sessionId: id,
      accountId: null,
      // No employee has it: what is asked about "the caller as a person" finds nobody.
      employeeId: id,
      organizationId,
      role: 'SERVICE',
      departmentIds: departmentId === null ? null : [departmentId],
      locale: organization.locale,
      mustChangePassword: false,
      service: { scopes, subjectFormat },
    };
  }
}
