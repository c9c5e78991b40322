import { Jobs } from '../jobs.port.js';
import type { EnqueueOptions } from '../jobs.port.js';

export interface RecordedJob {
  readonly id: string;
  readonly queue: string;
  readonly payload: object;
  readonly options: EnqueueOptions;
}

/** Keeps what was ordered, each id once, for specs of reactors. */
export class RecordedJobs extends Jobs {
  private readonly byId = new Map<string, RecordedJob>();

  get ordered(): readonly RecordedJob[] {
    return [...this.byId.values()];
  }

  async enqueue(
    id: string,
    queue: string,
    payload: object,
    options: EnqueueOptions = {},
  ): Promise<void> {
    if (!this.byId.has(id)) this.byId.set(id, { id, queue, payload, options });
  }
}
