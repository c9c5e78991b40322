import type { AccessRule, AccessTarget } from '@keyledger/graphql';
import { TARGET_RULES } from '@keyledger/graphql';
import type { GrantableRole } from '@keyledger/organizations';

export const A = ['研发中心'] as const;
export const B = ['销售中心'] as const;

export interface Member {
  readonly role: GrantableRole | 'EMPLOYEE';
  /** Where they work. */
  readonly department: readonly string[];
  /** Their role is limited to the department where they work. */
  readonly limited?: boolean;
  /** Higher is better protected; only an owner acts on an equal. */
  readonly tier: number;
}

/** One of each tier, all but one of them in department A. Each tries everything on each. */
export const MEMBERS = {
  employeeOfA: { role: 'EMPLOYEE', department: A, tier: 1 },
  employeeOfB: { role: 'EMPLOYEE', department: B, tier: 1 },
  helpdeskOfA: { role: 'HELPDESK', department: A, limited: true, tier: 2 },
  security: { role: 'SECURITY', department: A, tier: 3 },
  adminOfA: { role: 'ADMIN', department: A, limited: true, tier: 4 },
  admin: { role: 'ADMIN', department: A, tier: 5 },
  auditor: { role: 'AUDITOR', department: A, tier: 5 },
  owner: { role: 'OWNER', department: A, tier: 6 },
} as const satisfies Readonly<Record<string, Member>>;

export type MemberName = keyof typeof MEMBERS;
export const NAMES = Object.keys(MEMBERS) as readonly MemberName[];

/** What tells a caller that they may not, whatever state the target is in. */
export const AUTHORITY_CODES: ReadonlySet<string> = new Set([
  'Forbidden',
  'NotYourself',
  'RankTooLow',
  'OutsideYourDepartments',
]);

export type TargetedRule = AccessRule & { readonly target: AccessTarget };

/** Why this caller may not do this to this person; null: they may. Written apart from the product's own rules. */
export function refusalOf(rule: TargetedRule, by: MemberName, on: MemberName): string | null {
  const [caller, person]: [Member, Member] = [MEMBERS[by], MEMBERS[on]];
  const { rank, departments, oneself } = TARGET_RULES[rule.target];
  if (!rule.roles.includes(caller.role)) return 'Forbidden';
  if (departments === 'WHOLE' && caller.limited) return 'Forbidden';
  if (by === on && !oneself) return 'NotYourself';
  const outranks = caller.role === 'OWNER' || caller.tier > person.tier;
  if (rank && by !== on && !outranks) return 'RankTooLow';
  const outside =
    departments === 'WITHIN' && caller.limited && caller.department !== person.department;
  return outside ? 'OutsideYourDepartments' : null;
}

/** Whether it is about somebody or something that a caller could be kept from. */
export function isAimed({ target }: AccessRule): boolean {
  return target !== 'OWN' && target !== 'OPEN' && target !== 'MANY';
}
