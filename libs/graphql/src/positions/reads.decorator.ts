import { Extensions } from '@nestjs/graphql';

/**
 * Says which projections a query or field reads, by name: when the request names a position, they are waited
 * for before the operation runs, and the response tells where they are.
 */
export function Reads(...projections: readonly string[]): MethodDecorator & PropertyDecorator {
  return Extensions({ reads: projections });
}

/** The projections in a field's extensions. */
export function projectionsOf(field: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): readonly string[] {
  return (field.extensions['reads'] as readonly string[] | undefined) ?? [];
}
