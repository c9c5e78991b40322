/** Gathers what is asked for in the same turn of the event loop into one run over the distinct keys. */
export class Coalesced<Wanted, Found> {
  private next: { wanted: Map<string, Wanted>; run: Promise<Found> } | null = null;

  constructor(private readonly run: (wanted: ReadonlyMap<string, Wanted>) => Promise<Found>) {}

  /** @returns what the run found, for everybody who was part of it. */
  ask(wanted: Iterable<readonly [key: string, wanted: Wanted]>): Promise<Found> {
    this.next ??= this.open();
    for (const [key, value] of wanted) this.next.wanted.set(key, value);
    return this.next.run;
  }

  private open() {
    const wanted = new Map<string, Wanted>();
    const run = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.next = null;
      return this.run(wanted);
    });
    return { wanted, run };
  }
}
