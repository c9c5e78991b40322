import 'reflect-metadata';
import { assertOneHandlerEach, contextModules } from '@keyledger/assembly';
import {
  correlate,
  healthChecks,
  logRequests,
  NestLogger,
  observeLag,
  observeWebhooks,
  openForRequests,
  OperationsModule,
  Readiness,
  type ProcessSetting,
  type Running,
} from '@keyledger/process';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { DeliveryRows } from '@keyledger/subscriptions';
import { Worker } from './worker.js';

export interface RunningWorker extends Running {
  /** Where its health and metrics are, `http://127.0.0.1:3000`. */
  readonly url: string;
}

@Module({})
class WorkerProcess {}

/** A worker alone, one of any number: projections, reactors, jobs and sweeps; answers only about its health. */
export async function runWorker(setting: ProcessSetting): Promise<RunningWorker> {
  const { configuration, logger } = setting;
  const { keyledger, metrics, observer } = await openForRequests(setting);
  let worker: Worker | undefined;
  try {
    worker = await Worker.open(keyledger, { runnerObserver: observer });
    const started = worker;
    observeLag(metrics, () => keyledger.foundation.projectionOperations.status());
    observeWebhooks(metrics, () => new DeliveryRows(keyledger.foundation.postgres).totals());
    const readiness = new Readiness(healthChecks(keyledger));
    const imports: DynamicModule['imports'] = [
      ...contextModules(keyledger),
      started.module,
      OperationsModule.of(metrics, readiness),
    ];
    const app = await NestFactory.create<NestFastifyApplication>(
      { module: WorkerProcess, imports },
      new FastifyAdapter({ logger: false }),
      { logger: new NestLogger(logger), abortOnError: false },
    );
    const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
    correlate(fastify);
    logRequests(fastify, logger, metrics);
    await app.init();
    assertOneHandlerEach(app);
    await started.start(app);
    const { host, port } = configuration.http;
    await app.listen(port, host);
    let closing: Promise<void> | undefined;
    const close = async () => {
      readiness.startDraining();
      await started.stop();
      await app.close();
      await keyledger.close();
    };
    return { url: await app.getUrl(), close: () => (closing ??= close()) };
  } catch (error) {
    await worker?.stop();
    await keyledger.close();
    throw error;
  }
}
