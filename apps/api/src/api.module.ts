import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { GraphqlKitModule, PrincipalReader, RateLimits, RefusalRecorder } from '@keyledger/graphql';
import { OperationsModule, type Readiness } from '@keyledger/process';
import { ReadPositions } from '@keyledger/projections';
import type { ApiOptions } from './api-options.js';
import { graphqlOptions } from './graphql/graphql.options.js';

/** The HTTP edges around the contexts; it decides nothing. */
@Module({})
export class ApiModule {
  static of(options: ApiOptions, rateLimits: RateLimits, readiness: Readiness): DynamicModule {
    return {
      module: ApiModule,
      // Routes of contexts ask for the limits too.
      global: true,
      imports: [
        ...options.modules,
        OperationsModule.of(options.metrics, readiness),
        GraphqlKitModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [
            PrincipalReader,
            { token: ReadPositions, optional: true },
            { token: RefusalRecorder, optional: true },
          ],
          useFactory: (
            principals: PrincipalReader,
            positions?: ReadPositions,
            refusals?: RefusalRecorder,
          ) =>
            graphqlOptions(options, {
              principals,
              positions: positions ?? null,
              refusals: refusals ?? null,
              rateLimits,
            }),
        }),
      ],
      providers: [{ provide: RateLimits, useValue: rateLimits }],
      exports: [RateLimits],
    };
  }
}
