import { ROLES, type Role } from '@keyledger/kernel';
import { registerEnumType } from '@nestjs/graphql';

export const SessionRole = Object.fromEntries(ROLES.map((role) => [role, role])) as {
  readonly [Each in Role]: Each;
};
registerEnumType(SessionRole, {
  name: 'SessionRole',
  description: 'What a session may do, as ranked: owner, admin, security, helpdesk, employee.',
  valuesMap: {
    OWNER: { description: 'Everything in the organization.' },
    ADMIN: { description: 'Administers the organization, or departments of it.' },
    SECURITY: { description: 'Watches over sign-ins and acts on accounts.' },
    HELPDESK: { description: 'Helps people back into their accounts.' },
    AUDITOR: { description: 'Reads everything and changes nothing.' },
    SERVICE: { description: 'A downstream system.' },
    EMPLOYEE: { description: 'One’s own account.' },
  },
});
