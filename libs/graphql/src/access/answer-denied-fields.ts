import { defaultFieldResolver } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from './request-context.js';

/** Makes the schema's mutations answer the problem that `enforceAccess` left for them, instead of running. */
export function answerDeniedFields(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source: unknown, args, context: RequestContext, info) =>
      context.denied.get(String(info.path.key)) ?? resolve(source, args, context, info);
  }
  return schema;
}
