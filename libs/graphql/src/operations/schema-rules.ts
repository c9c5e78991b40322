import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { accessRuleOf } from '../access/access-rule.js';

/**
 * Root fields without an access rule (`Mutation.lockAccount`), and mutations whose rule does not say on what they act;
 * the application refuses to start with one.
 */
export function operationsWithoutRule(schema: GraphQLSchema): string[] {
  const mutations = schema.getMutationType();
  const roots = [schema.getQueryType(), mutations, schema.getSubscriptionType()];
  return roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter((field) => {
        const rule = accessRuleOf(field);
        return !rule || (root === mutations && !rule.target);
      })
      .map((field) => `${root?.name ?? ''}.${field.name}`),
  );
}

/** Types, fields, arguments and enum values without a description, by their place in the schema. */
export function undescribed(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  const look = (place: string, element: { description?: string | null }) => {
    if (!element.description?.trim()) missing.push(place);
  };
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    if (!roots.some((root) => root === type)) look(type.name, type);
    if (isEnumType(type)) {
      for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    }
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      const parameters = 'args' in field ? field.args : [];
      for (const each of parameters) look(`${type.name}.${field.name}(${each.name})`, each);
    }
  }
  return missing;
}
