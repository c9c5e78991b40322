import { describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { Access } from '@keyledger/graphql';
import { applicationSchema } from './application-schema.js';

@Resolver()
class InnerResolver {
  @Query(() => String, { description: 'Inner.' })
  @Access({ roles: 'ANONYMOUS' })
  inner(): string {
    return '';
  }
}

@Resolver()
class OuterResolver {
  @Query(() => String, { description: 'Outer.' })
  @Access({ roles: 'ANONYMOUS' })
  outer(): string {
    return '';
  }
}

@Module({ providers: [InnerResolver] })
class InnerModule {}

@Module({ imports: [InnerModule] })
class OuterModule {}

describe('The schema of an application', () => {
  it('holds the operations of its modules, of those they import, and `node`', async () => {
    const schema = await applicationSchema({ module: OuterModule, providers: [OuterResolver] });
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual([
      'inner',
      'node',
      'outer',
    ]);
  });
});
