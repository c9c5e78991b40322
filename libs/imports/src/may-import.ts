import {
  mayAdministerOrganization,
  type Authority,
  type Organization,
} from '@keyledger/organizations';
import { ImportRefused } from './import-refused.js';

/** Imports are for owners and admins of the whole organization. @throws ImportRefused `Forbidden` for others. */
export function mayImport(by: Authority, organization: Organization): void {
  if (!organization.founded || mayAdministerOrganization(by)) throw new ImportRefused('Forbidden');
}
