import { reject, type Decision, type Scope } from '@keyledger/kernel';
import {
  mayAdministerOrganization,
  type NewOrganizationEvent,
  type Organization,
} from '@keyledger/organizations';

export function decideRevocation(
  { by, tokenId }: { readonly by: Scope; readonly tokenId: string },
  { serviceTokens }: Organization,
): Decision<NewOrganizationEvent> {
  const forbidden = mayAdministerOrganization(by);
  if (forbidden) return forbidden;
  if (!serviceTokens.has(tokenId)) return reject('NotFound');
  return [{ type: 'ServiceTokenRevoked', data: { tokenId } }];
}
