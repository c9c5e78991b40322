/** Records an actor gets in a window; what comes faster is counted. */
export const RECORDS_PER_WINDOW = 10;
export const WINDOW_MS = 60_000;

interface Window<Denial> {
  readonly until: number;
  written: number;
  suppressed: number;
  last: Denial | null;
}

/** A denial that came too fast, with how many more like it stand behind it. */
export interface Summary<Denial> {
  readonly denial: Denial;
  readonly suppressed: number;
}

/** Decides which denials of an actor are written one by one; pure but for its memory, time comes from outside. */
export class DenialLimit<Denial> {
  private readonly windows = new Map<string, Window<Denial>>();

  /** @returns whether to write this one now; if not, a later `due` answers for it. */
  admit(actor: string, denial: Denial, now: number): boolean {
    const open = this.windows.get(actor) ?? {
      until: now + WINDOW_MS,
      written: 0,
      suppressed: 0,
      last: null,
    };
    this.windows.set(actor, open);
    if (open.written < RECORDS_PER_WINDOW) {
      open.written += 1;
      return true;
    }
    open.suppressed += 1;
    open.last = denial;
    return false;
  }

  /** Closes the windows that have passed (all of them with Infinity) and says what they left to be written. */
  due(now: number): Summary<Denial>[] {
    const summaries: Summary<Denial>[] = [];
    for (const [actor, { until, suppressed, last }] of this.windows) {
      if (now < until) continue;
      this.windows.delete(actor);
      if (last) summaries.push({ denial: last, suppressed: suppressed - 1 });
    }
    return summaries;
  }
}
