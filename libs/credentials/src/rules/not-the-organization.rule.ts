import { organizationTokens } from './matching/organization-tokens.js';
import { personal } from './personal.rule.js';

export const notTheOrganization = personal('CONTAINS_ORG_WORD', ({ organizationName }) =>
  organizationTokens(organizationName),
);
