import type { Appended, EncodedEvent } from '../event-store.port.js';

/**
 * The same append many times at once in this process: the server would answer each as if it had written, so one goes
 * and the others hear what became of it.
 */
export class OneAtATime {
  private readonly running = new Map<string, Promise<Appended>>();

  async run(
    stream: string,
    events: readonly EncodedEvent[],
    append: () => Promise<Appended>,
  ): Promise<Appended> {
    const key = [stream, ...events.map(({ eventId }) => eventId)].join(' ');
    for (let other = this.running.get(key); other; other = this.running.get(key)) {
      const answer = await other.catch(() => null);
      if (answer) return { ...answer, outcome: 'duplicate' };
      // That one failed, perhaps on another head: this one tries for itself.
    }
    const running = append().finally(() => this.running.delete(key));
    this.running.set(key, running);
    return running;
  }
}
