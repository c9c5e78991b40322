import { Extensions } from '@nestjs/graphql';
import type { AccessRule } from './access-rule.js';

/** Where a rule was written, so that a boot check can tell that the schema really carries it. */
export interface DeclaredAccess {
  readonly target: object;
  readonly member: string | undefined;
  readonly rule: AccessRule;
}

export const DECLARED_ACCESS: DeclaredAccess[] = [];

/**
 * States who may use a query, mutation, subscription, field or object type. Every root field needs one
 * (deny by default), and every mutation says on what it acts; a field or type below states one only where it is
 * stricter than its parent.
 *
 * On a `@ResolveField()` whose field is declared by `@Field()` in the object type as well, put it at the
 * `@Field()`: Nest keeps the extensions of the first declaration (a boot check tells when a rule is lost).
 */
export function Access(rule: AccessRule): MethodDecorator & PropertyDecorator & ClassDecorator {
  const apply = Extensions({ access: rule });
  return (target: object, member?: string | symbol) => {
    const owner = member === undefined ? target : target.constructor;
    DECLARED_ACCESS.push({ target: owner, member: member?.toString(), rule });
    if (member === undefined) (apply as (target: object) => void)(target);
    else (apply as (target: object, member: string | symbol) => void)(target, member);
  };
}
