import { isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { SelectedField } from '../operations/selected-fields.js';
import { withDescendants } from '../operations/selected-fields.js';
import { accessRuleOf } from './access-rule.js';
import type { AccessRule } from './access-rule.js';
import type { Principal } from './principal.js';

export type Denial = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'PASSWORD_CHANGE_REQUIRED';

export interface DeniedField {
  readonly selected: SelectedField;
  readonly denial: Denial;
}

/** A root field that nobody gave a rule: our mistake, answered as one. */
export class AccessRuleMissing extends Error {
  override readonly name = 'AccessRuleMissing';
}

/** Whether a caller satisfies a rule; the forced password change is a matter of root fields alone. */
export function denialOf(rule: AccessRule, principal: Principal | null): Denial | null {
  if (rule.roles === 'ANONYMOUS') return null;
  if (principal === null) return 'UNAUTHENTICATED';
  const admits =
    rule.roles === 'ANY_SIGNED_IN'
      ? principal.kind === 'SESSION'
      : rule.roles.includes(principal.role);
  return admits ? null : 'FORBIDDEN';
}

/** All of a caller that rules look at: callers of the same powers may use the same fields. */
export function powersOf(principal: Principal | null): string {
  if (principal === null) return 'NOBODY';
  const { kind, role, mustChangePassword } = principal;
  return `${kind} ${role} ${mustChangePassword}`;
}

function rulesOf(schema: GraphQLSchema, { field, parent }: SelectedField): AccessRule[] {
  // A field of an interface may be stricter in a type that implements it: all of them count.
  const elsewhere = isInterfaceType(parent)
    ? schema.getPossibleTypes(parent).map((type) => type.getFields()[field.name] ?? field)
    : [];
  const parents = isObjectType(parent) ? [parent] : [];
  return [field, ...elsewhere, ...parents].flatMap((element) => accessRuleOf(element) ?? []);
}

/**
 * Every selected field that the caller may not use. A field below the root without a rule is open to whoever
 * may use its parent.
 * @throws AccessRuleMissing for a root field without a rule.
 */
export function deniedFields(
  schema: GraphQLSchema,
  roots: readonly SelectedField[],
  principal: Principal | null,
): DeniedField[] {
  const denied: DeniedField[] = [];
  for (const selected of withDescendants(roots)) {
    const isRoot = selected.depth === 1;
    const own = accessRuleOf(selected.field);
    if (isRoot && !own) throw new AccessRuleMissing(`${selected.field.name} has no access rule`);
    const denial = rulesOf(schema, selected)
      .map((rule) => denialOf(rule, principal))
      .find((each) => each !== null);
    if (denial) denied.push({ selected, denial });
    else if (
      isRoot &&
      principal?.mustChangePassword &&
      own?.roles !== 'ANONYMOUS' &&
      !own?.evenIfMustChange
    ) {
      denied.push({ selected, denial: 'PASSWORD_CHANGE_REQUIRED' });
    }
  }
  return denied;
}
