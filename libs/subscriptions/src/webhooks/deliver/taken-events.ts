import type { Position } from '@keyledger/event-store';

interface Taken {
  readonly position: Position;
  isDone: boolean;
}

/** What was taken from the log in order and is done out of order: up to where everything is done. */
export class TakenEvents {
  private readonly taken: Taken[] = [];
  private head = 0;

  constructor(private reached: Position | null) {}

  /** How many are not done, or stand behind one that is not. */
  get open(): number {
    return this.taken.length - this.head;
  }

  /** @returns what to call once it is done. */
  take(position: Position): () => void {
    const entry = { position, isDone: false };
    this.taken.push(entry);
    return () => {
      entry.isDone = true;
    };
  }

  /** The log was looked through up to here, with nothing more to take. */
  passed(position: Position): void {
    this.taken.push({ position, isDone: true });
  }

  /** Everything up to here is done. */
  checkpoint(): Position | null {
    for (let next = this.taken[this.head]; next?.isDone; next = this.taken[this.head]) {
      this.reached = next.position;
      this.head += 1;
    }
    if (this.head > 1_000 || this.head === this.taken.length) {
      this.taken.splice(0, this.head);
      this.head = 0;
    }
    return this.reached;
  }
}
