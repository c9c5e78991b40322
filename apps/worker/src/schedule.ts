export interface Task {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** Runs tasks at their intervals, never one twice at a time; each is safe to run in several processes. */
export class Schedule {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Map<Task, Promise<void>>();

  constructor(
    private readonly tasks: readonly Task[],
    private readonly failed: (name: string, error: unknown) => void,
  ) {}

  start(): void {
    for (const task of this.tasks) {
      this.timers.push(setInterval(() => this.runUnlessRunning(task), task.everyMs));
    }
  }

  /** Starts nothing new and waits for what runs. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running.values());
  }

  private runUnlessRunning(task: Task): void {
    if (this.running.has(task)) return;
    const run = task
      .run()
      .then(
        () => undefined,
        (error: unknown) => this.failed(task.name, error),
      )
      .finally(() => this.running.delete(task));
    this.running.set(task, run);
  }
}
