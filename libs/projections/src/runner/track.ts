import type { Position } from '@keyledger/event-store';
import type { Generation, GenerationKey } from '../generations/generation.js';
import { tableNames } from '../generations/table-names.js';
import type { Projection, TableNames } from '../projection.js';

/**
 * One generation of a projection as this process runs it. `lost`: its checkpoint was moved by somebody else,
 * so whoever did that runs it now, or it is opened again from where it really is.
 */
export class Track {
  readonly key: GenerationKey;
  readonly tables: TableNames;
  status: 'running' | 'stopped' | 'lost' = 'running';
  checkpoint: Position | null;
  /** Whether this generation has yet to catch up and be served. */
  readonly isBuilding: boolean;
  private readonly types: ReadonlySet<string>;
  private readonly closed: ReadonlySet<string>;

  constructor(
    readonly projection: Projection,
    generation: Generation,
    private readonly skipped: ReadonlySet<string>,
  ) {
    const { name, version } = projection;
    this.key = { name, version, generation: generation.generation };
    this.tables = tableNames(projection, generation.generation);
    this.checkpoint = generation.checkpoint;
    this.isBuilding = generation.state === 'BUILDING';
    this.types = new Set(projection.eventTypes);
    this.closed = new Set(projection.closedTypes ?? []);
  }

  listensTo(type: string): boolean {
    return this.types.has(type);
  }

  /** Whether the event is one for this projection that it has not handled yet. */
  wants(event: {
    readonly type: string;
    readonly position: Position;
    readonly eventId: string;
  }): boolean {
    return (
      this.listensTo(event.type) &&
      this.isBehind(event.position) &&
      !this.skipped.has(event.eventId)
    );
  }

  /** Whether it reads personal members of this type. */
  opens(type: string): boolean {
    return this.types.has(type) && !this.closed.has(type);
  }

  isBehind(position: Position): boolean {
    return this.checkpoint === null || this.checkpoint < position;
  }
}
