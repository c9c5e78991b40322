import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { GraphqlKitModule } from '@keyledger/graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaOptions } from './build-schema-options.js';

type AnyModule = Type<unknown> | DynamicModule;

/** What a module lists under Nest's metadata key, in its decorator and, if it is dynamic, beside it. */
function membersOf(module: AnyModule, key: 'imports' | 'providers'): readonly unknown[] {
  const isDynamic = typeof module !== 'function';
  const declared: unknown = Reflect.getMetadata(key, isDynamic ? module.module : module);
  return [...((declared ?? []) as unknown[]), ...((isDynamic && module[key]) || [])];
}

const isModule = (member: unknown): member is AnyModule =>
  typeof member === 'function' ||
  (typeof member === 'object' && member !== null && 'module' in member);

/** The classes that modules provide, those of the modules they import included. */
function providedClasses(module: AnyModule): Type<unknown>[] {
  const own = membersOf(module, 'providers').filter(
    (provider): provider is Type<unknown> => typeof provider === 'function',
  );
  return [...own, ...membersOf(module, 'imports').filter(isModule).flatMap(providedClasses)];
}

/** The schema that an api with these modules serves, without a database or a server. */
export async function applicationSchema(...modules: readonly AnyModule[]): Promise<GraphQLSchema> {
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, {
    logger: false,
  });
  try {
    const classes = [GraphqlKitModule, ...modules].flatMap(providedClasses);
    const factory = builder.get(GraphQLSchemaFactory);
    return await factory.create([...new Set(classes)], buildSchemaOptions());
  } finally {
    await builder.close();
  }
}
