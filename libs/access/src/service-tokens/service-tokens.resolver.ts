import { Access, CurrentScope } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { Query, Resolver } from '@nestjs/graphql';
import { ServiceTokenUse } from './service-token-use.js';
import { ServiceTokenNode, serviceTokenNode } from './service-token.type.js';

@Resolver()
export class ServiceTokensResolver {
  constructor(
    private readonly organizations: OrganizationReader,
    private readonly use: ServiceTokenUse,
  ) {}

  @Query(() => [ServiceTokenNode], {
    description: 'The organization’s service tokens, expired ones included; at most 100.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'AUDITOR'] })
  async serviceTokens(@CurrentScope() scope: Scope): Promise<readonly ServiceTokenNode[]> {
    if (scope.departmentIds !== null) return [];
    const { serviceTokens } = await this.organizations.state(scope.organizationId);
    const uses = await this.use.lastUses([...serviceTokens.keys()]);
    return [...serviceTokens.values()].map((token) =>
      serviceTokenNode(token, uses.get(token.id) ?? null),
    );
  }
}
