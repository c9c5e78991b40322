interface Waiter {
  readonly passed: () => boolean;
  readonly settle: (reached: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/** Those who wait until something holds; asked again each time that there is news. */
export class Waiters {
  private readonly waiting = new Set<Waiter>();

  /** @returns whether it came to hold within that time. */
  until(passed: () => boolean, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        this.waiting.delete(waiter);
      };
      const waiter: Waiter = {
        passed,
        settle: (reached) => {
          leave();
          resolve(reached);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      const timer = setTimeout(() => waiter.settle(false), timeoutMs);
      this.waiting.add(waiter);
    });
  }

  wake(): void {
    for (const waiter of this.waiting) {
      try {
        if (waiter.passed()) waiter.settle(true);
      } catch (error) {
        waiter.fail(error);
      }
    }
  }

  /** Sends everyone on, whatever holds. */
  releaseAll(): void {
    for (const waiter of this.waiting) waiter.settle(false);
  }
}
