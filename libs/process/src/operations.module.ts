import { Module, type DynamicModule } from '@nestjs/common';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Metrics } from './metrics/metrics.js';

/** `/health/live`, `/health/ready` and `/metrics`, which every process answers. */
@Module({})
export class OperationsModule {
  static of(metrics: Metrics, readiness: Readiness): DynamicModule {
    return {
      module: OperationsModule,
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: Readiness, useValue: readiness },
        { provide: Metrics, useValue: metrics },
      ],
      exports: [Metrics],
    };
  }
}
