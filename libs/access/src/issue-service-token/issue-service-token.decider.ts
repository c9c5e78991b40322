import { reject, type Decision, type Scope } from '@keyledger/kernel';
import {
  mayAdministerOrganization,
  type NewOrganizationEvent,
  type Organization,
} from '@keyledger/organizations';
import type { ServiceTokenWish } from './issue-service-token.command.js';

export interface ServiceTokenPlan {
  readonly by: Scope;
  readonly wish: ServiceTokenWish;
  readonly tokenId: string;
  /** The vault row that holds the secret's digest. */
  readonly secretId: string;
  readonly now: Date;
}

/** More than a company has systems that read the feed. */
export const MOST_TOKENS = 100;
const HOUR = 3_600_000;
const LONGEST = 400 * 24 * HOUR;

export function decideIssue(
  { by, wish, tokenId, secretId, now }: ServiceTokenPlan,
  organization: Organization,
): Decision<NewOrganizationEvent> {
  const forbidden = mayAdministerOrganization(by);
  if (forbidden) return forbidden;
  const { name, scopes, subjectFormat, departmentId, expiresAt } = wish;
  const lifetime = expiresAt.getTime() - now.getTime();
  if (!(lifetime >= HOUR && lifetime <= LONGEST)) {
    return reject('InvalidInput', { path: ['expiresAt'] });
  }
  if (departmentId !== null && !organization.departments.has(departmentId)) {
    return reject('DepartmentUnknown', { path: ['departmentId'] });
  }
  if (organization.serviceTokens.size >= MOST_TOKENS) {
    return reject('TooManyServiceTokens', { params: { most: MOST_TOKENS } });
  }
  return [
    {
      type: 'ServiceTokenIssued',
      data: {
        tokenId,
        secretId,
        name,
        scopes: [...new Set(scopes)],
        subjectFormat,
        departmentId,
        expiresAt: expiresAt.toISOString(),
      },
    },
  ];
}
