import { isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { accessRuleOf } from './access-rule.js';
import { DECLARED_ACCESS } from './access.decorator.js';

/**
 * Rules that were written at `@Access` but that the schema does not carry (a `@ResolveField` beside a
 * `@Field`), among the classes in use.
 * @param inUse resolver classes and object types of the application.
 */
export function lostAccessRules(
  schema: GraphQLSchema,
  inUse: (target: object) => boolean,
): string[] {
  const carried = new Set<unknown>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    carried.add(accessRuleOf(type));
    for (const field of Object.values(type.getFields())) carried.add(accessRuleOf(field));
  }
  return DECLARED_ACCESS.filter(({ target, rule }) => inUse(target) && !carried.has(rule)).map(
    ({ target, member }) => `${(target as { name?: string }).name ?? '?'}.${member ?? ''}`,
  );
}
