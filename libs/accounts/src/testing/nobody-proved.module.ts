import { Global, Module } from '@nestjs/common';
import { CallerProofs } from '../caller-proofs.port.js';

class NobodyProved extends CallerProofs {
  entitlements() {
    return Promise.resolve([]);
  }
}

/** For specs without the context that proves callers. */
@Global()
@Module({
  providers: [{ provide: CallerProofs, useClass: NobodyProved }],
  exports: [CallerProofs],
})
export class NobodyProvedModule {}
