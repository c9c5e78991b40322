import { GraphQLError } from 'graphql';

/** An error of a compiled operation as graphql-js would have made it: one class, extensions that are always there. */
export function asUncompiled(error: GraphQLError): GraphQLError {
  const { message, path, originalError, extensions, locations } = error;
  const made = new GraphQLError(message, { path, originalError, extensions });
  // Worked out from the document's text, which compiled code no longer has.
  return Object.defineProperty(made, 'locations', { value: locations, enumerable: true });
}
