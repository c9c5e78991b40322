/** A wait that can be cut short. */
export class Pause {
  private end: (() => void) | null = null;

  /** Resolves after that time, or when woken. */
  async wait(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.end = null;
  }

  wake(): void {
    this.end?.();
  }
}
