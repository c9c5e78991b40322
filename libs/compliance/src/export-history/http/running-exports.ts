/** Exports that one person may have running at once in this process; each reads the log as fast as it is read. */
const MOST_A_PERSON = 2;

/** Counts who takes out what at this moment. */
export class RunningExports {
  private readonly running = new Map<string, number>();

  /** @returns what to call when it ended; null when the person has as many as there may be. */
  admit(actorId: string): (() => void) | null {
    const before = this.running.get(actorId) ?? 0;
    if (before >= MOST_A_PERSON) return null;
    this.running.set(actorId, before + 1);
    return () => {
      const left = (this.running.get(actorId) ?? 1) - 1;
      if (left > 0) this.running.set(actorId, left);
      else this.running.delete(actorId);
    };
  }
}
