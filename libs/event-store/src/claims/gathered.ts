/** Most requests of one run, so that no statement grows without bound. */
const MOST = 500;

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Answers single requests by runs over many: while one run is under way, requests gather for the next. Alone, a
 * request runs at once; in a crowd, a round trip and its commit are shared.
 */
export class Gathered<Request, Answer> {
  private waiting: Waiting<Request, Answer>[] = [];
  private running = false;

  /** @param run answers each request, in order. */
  constructor(private readonly run: (requests: readonly Request[]) => Promise<readonly Answer[]>) {}

  ask(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, MOST);
      try {
        const answers = await this.run(group.map(({ request }) => request));
        group.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.running = false;
  }
}
