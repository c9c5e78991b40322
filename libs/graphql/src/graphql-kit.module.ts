import { Global, Module } from '@nestjs/common';
import { CursorCodec } from './connections/cursor-codec.js';
import { NodeReading } from './nodes/node-reading.js';
import { NodeRegistry } from './nodes/node-registry.js';
import { NodeResolver } from './nodes/node.resolver.js';

/**
 * What every context's resolvers share: `NodeRegistry`, `CursorCodec`, the `node` query. Needs `KeyRing` and,
 * where read models are served, `ReadPositions` from a global module.
 */
@Global()
@Module({
  providers: [NodeRegistry, NodeReading, NodeResolver, CursorCodec],
  exports: [NodeRegistry, CursorCodec],
})
export class GraphqlKitModule {}
