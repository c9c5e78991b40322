import type { Type } from '@nestjs/common';

const declared = new Set<Type>();

/**
 * Makes object types part of the schema that no field names, because fields answer an interface of theirs. Called
 * once, where they are declared.
 */
export function declareImplementations(...types: readonly Type[]): void {
  for (const type of types) declared.add(type);
}

/** What was declared so far, for building the schema. */
export function declaredImplementations(): readonly Type[] {
  return [...declared];
}
