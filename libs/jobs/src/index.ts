export * from './bullmq/bull-job-queue.js';
export * from './effects/effect-jobs.js';
export type { DeadLetter } from './effects/effects.js';
export * from './effects/job-workers.js';
export * from './job-handler.js';
export * from './job-queue.port.js';
export * from './job.migrations.js';
export * from './jobs-observer.port.js';
export * from './jobs.port.js';
