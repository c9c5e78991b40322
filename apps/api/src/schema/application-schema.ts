import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaOptions } from './build-schema-options.js';

/** The schema of all resolver classes imported so far, without a database or a server. */
export async function applicationSchema(): Promise<GraphQLSchema> {
  const module = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, {
    logger: false,
  });
  try {
    const factory = module.get(GraphQLSchemaFactory);
    // Without a list of resolvers, Nest takes every class that was decorated as one.
    return await Reflect.apply(factory.create, factory, [undefined, buildSchemaOptions()]);
  } finally {
    await module.close();
  }
}
