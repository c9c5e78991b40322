import type { Role } from '@keyledger/kernel';
import type { AccessTarget } from './access-target.js';

/** Who may use a field. `ANY_SIGNED_IN` is every person; a service token has to be named. */
export interface AccessRule {
  readonly roles: readonly Role[] | 'ANY_SIGNED_IN' | 'ANONYMOUS';
  /** Open also to a session whose password must be changed first. */
  readonly evenIfMustChange?: boolean;
  /** On what a mutation acts; every mutation states it. */
  readonly target?: AccessTarget;
}

/** The rule in a field's or type's extensions, if it has one. */
export function accessRuleOf(element: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): AccessRule | undefined {
  return element.extensions['access'] as AccessRule | undefined;
}
