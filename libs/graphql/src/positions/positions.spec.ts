import { describe, expect, it } from '@jest/globals';
import { Query, Resolver } from '@nestjs/graphql';
import type { Position } from '@keyledger/event-store';
import { ReadPositions } from '@keyledger/projections';
import { parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { Access, DEFAULT_LIMITS, OperationGuard, Reads, readAtLeast } from '../index.js';
import { aRequest, schemaOf } from '../testing/index.js';

const at = (n: number) => `log:${String(n).padStart(20, '0')}` as Position;

class Checkpoints extends ReadPositions {
  readonly waits: { projections: readonly string[]; position: Position }[] = [];

  constructor(private readonly checkpoint: Position) {
    super();
  }

  table(): Promise<string> {
    return Promise.resolve('unused');
  }

  current(): Promise<Position> {
    return Promise.resolve(this.checkpoint);
  }

  waitFor(projections: readonly string[], position: Position) {
    this.waits.push({ projections, position });
    return Promise.resolve({ position: this.checkpoint, stale: this.checkpoint < position });
  }
}

@Resolver()
class ListResolver {
  @Query(() => String)
  @Access({ roles: 'ANONYMOUS' })
  @Reads('user_list', 'departments')
  users(): void {}

  @Query(() => String)
  @Access({ roles: 'ANONYMOUS' })
  version(): void {}
}

async function admit(source: string, positions: ReadPositions, minPosition: string | null = null) {
  const schema = await schemaOf(ListResolver);
  const document = parse(source);
  const request = aRequest({ minPosition });
  await new OperationGuard(DEFAULT_LIMITS, positions, null).admit(
    {
      schema,
      document,
      definition: document.definitions[0] as OperationDefinitionNode,
      variables: {},
    },
    request,
  );
  return request;
}

describe('Reading at a position', () => {
  it('tells where the projections are that the operation reads', async () => {
    const request = await admit('{ users }', new Checkpoints(at(7)));
    expect([...request.touched]).toEqual(['user_list', 'departments']);
    expect(request.reading).toEqual({ position: at(7), stale: false });
  });

  it('waits for the position that the request names', async () => {
    const positions = new Checkpoints(at(9));
    const request = await admit('{ users }', positions, at(8));
    expect(positions.waits).toEqual([
      { projections: ['user_list', 'departments'], position: at(8) },
    ]);
    expect(request.reading).toEqual({ position: at(9), stale: false });
  });

  it('serves and says so when they have not got there', async () => {
    const request = await admit('{ users }', new Checkpoints(at(7)), at(8));
    expect(request.reading).toEqual({ position: at(7), stale: true });
  });

  it('waits for nothing when nothing is read', async () => {
    const positions = new Checkpoints(at(1));
    const request = await admit('{ version }', positions, at(8));
    expect(positions.waits).toEqual([]);
    expect(request.reading).toEqual({ position: null, stale: false });
  });

  it('refuses a header that holds no position', async () => {
    await expect(admit('{ users }', new Checkpoints(at(1)), '8')).rejects.toMatchObject({
      extensions: { code: 'BAD_REQUEST' },
    });
  });

  it('keeps the least position and any staleness of a payload’s nodes', async () => {
    const request = aRequest({ reading: { position: at(9), stale: false } });
    await readAtLeast(request, new Checkpoints(at(7)), ['user_list'], at(8));
    await readAtLeast(request, new Checkpoints(at(9)), ['history'], at(8));
    expect(request.reading).toEqual({ position: at(7), stale: true });
    expect([...request.touched]).toEqual(['user_list', 'history']);
  });
});
