/** What of BullMQ's queue is used, on whatever it keeps its jobs. */
export interface BullQueue {
  add(name: string, data: { id: string }, options: BullJobOptions): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

export interface BullWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

export interface BullJobOptions {
  readonly jobId: string;
  readonly delay: number;
  readonly attempts: number;
  readonly removeOnComplete: boolean;
  readonly removeOnFail: boolean;
}

/** Where BullMQ keeps its jobs. */
export interface BullBackend {
  /** @throws when nothing can be added at the moment: nobody waits here for a connection. */
  expectReady(): void;
  queue(name: string): BullQueue;
  worker(name: string, concurrency: number, work: (id: string) => Promise<void>): BullWorker;
  /** After queues and workers were closed. */
  close(): Promise<void>;
}
