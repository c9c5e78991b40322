import type { Position } from '@keyledger/event-store';
import { keyText } from '../generations/generation.js';
import type { Generation } from '../generations/generation.js';
import type { Projection } from '../projection.js';
import { ReadModelNotReady } from './read-model-not-ready.js';

/** What a process knows of where read models are: the rows as loaded, moved on by notices. */
export class KnownGenerations {
  private readable = new Map<string, Generation>();
  /** By generation: a notice can overtake the answer to a query that was sent before it. */
  private readonly noticed = new Map<string, Position>();

  constructor(private readonly projections: readonly Projection[]) {}

  get names(): readonly string[] {
    return this.projections.map(({ name }) => name);
  }

  /** The projection as this process's code knows it. @throws for a name that is none. */
  projection(name: string): Projection {
    const projection = this.projections.find((one) => one.name === name);
    if (!projection) throw new Error(`There is no projection ${name}`);
    return projection;
  }

  /** The generation that queries read: served, or retired in favour of another version. */
  readableOf(name: string): Generation | null {
    return this.readable.get(this.projection(name).name) ?? null;
  }

  /** Forgets the notices: after a crash of the database checkpoints may be further back than was told. */
  forgetNotices(): void {
    this.noticed.clear();
  }

  load(generations: readonly Generation[]): void {
    this.readable = new Map();
    for (const { name, version } of this.projections) {
      const mine = generations.filter((one) => one.name === name && one.version === version);
      const readable =
        mine.findLast(({ state }) => state === 'SERVED') ??
        mine.findLast(({ state }) => state === 'RETIRED');
      if (readable) this.readable.set(name, readable);
    }
  }

  /** Moves checkpoints on, as a notice says. */
  advance(keys: readonly string[], checkpoint: Position): void {
    for (const key of keys) this.noticed.set(key, checkpoint);
  }

  private checkpointOf(name: string): Position | null {
    const readable = this.readableOf(name);
    if (!readable) return null;
    const noticed = this.noticed.get(keyText(readable)) ?? null;
    if (noticed === null || readable.checkpoint === null) return noticed ?? readable.checkpoint;
    return noticed > readable.checkpoint ? noticed : readable.checkpoint;
  }

  /** The least checkpoint; null when one of them has handled nothing yet. */
  least(names: readonly string[]): Position | null {
    const checkpoints = names.map((name) => this.checkpointOf(name));
    return checkpoints.reduce(
      (least, one) => (least === null || one === null ? null : one < least ? one : least),
      checkpoints[0] ?? null,
    );
  }

  /** @throws ReadModelNotReady while it is built for the first time. */
  required(name: string): Generation {
    const readable = this.readableOf(name);
    if (!readable) throw new ReadModelNotReady(name);
    return readable;
  }
}
