import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { DateTime } from '../scalars/date-time.scalar.js';

/** The schema of some resolver classes alone, without running them. */
export async function schemaOf(...resolvers: readonly Type<unknown>[]): Promise<GraphQLSchema> {
  const module = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, {
    logger: false,
  });
  try {
    return await module.get(GraphQLSchemaFactory).create([...resolvers], {
      scalarsMap: [{ type: Date, scalar: DateTime }],
    });
  } finally {
    await module.close();
  }
}
