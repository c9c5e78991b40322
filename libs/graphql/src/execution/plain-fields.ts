import { Extensions } from '@nestjs/graphql';
import { isObjectType } from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';

/** Says that a field's property may hold a promise or count with each look at it, so that it is read once, and awaited. */
export function ReadOnce(): PropertyDecorator & MethodDecorator {
  return Extensions({ readOnce: true });
}

/** Whether a field's function does nothing but read the property of the field's name. */
function readsItsName({ name, resolve }: GraphQLField<unknown, unknown>): boolean {
  // The name that Nest gives to the functions it makes for fields without a method.
  if (resolve?.name !== 'rootFieldResolver') return false;
  const read = resolve as (source: object) => unknown;
  const value = Symbol(name);
  return read({ [name]: value }) === value && read({}) === undefined;
}

/**
 * Takes the functions away that Nest gives to every field without a method of its own: graphql reads the property by
 * itself, and compiled operations read it in place.
 */
export function readPlainFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (readsItsName(field) && !field.extensions['readOnce']) field.resolve = undefined;
    }
  }
  return schema;
}
