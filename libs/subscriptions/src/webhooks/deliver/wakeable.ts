/** A wait that several may be in, and that can be cut short. */
export class Wakeable {
  private waiting: (() => void)[] = [];

  wait(milliseconds: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const end of waiting) end();
  }
}
