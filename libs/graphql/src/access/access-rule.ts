import type { Role } from '@keyledger/kernel';

/** Who may use a field. `ANY_SIGNED_IN` is every role, a service token included. */
export interface AccessRule {
  readonly roles: readonly Role[] | 'ANY_SIGNED_IN' | 'ANONYMOUS';
  /** Open also to a session whose password must be changed first. */
  readonly evenIfMustChange?: boolean;
}

/** The rule in a field's or type's extensions, if it has one. */
export function accessRuleOf(element: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): AccessRule | undefined {
  return element.extensions['access'] as AccessRule | undefined;
}
