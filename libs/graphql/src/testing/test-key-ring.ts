import { createHmac } from 'node:crypto';
import { KeyRing } from '@keyledger/keys';

class IndexKeyOnly extends KeyRing {
  readonly ids = { master: 'none', index: 'test', pepper: 'none' };

  blindIndex(purpose: string, normalised: string): string {
    return createHmac('sha256', 'test').update(`${purpose}\0${normalised}`).digest('hex');
  }

  seal(): Buffer {
    throw new Error('This key ring holds no master key');
  }

  open(): Buffer {
    throw new Error('This key ring holds no master key');
  }

  pepper(): Buffer {
    throw new Error('This key ring holds no pepper');
  }
}

/** A key ring with a fixed index key and nothing else: what cursors need. */
export function testKeyRing(): KeyRing {
  return new IndexKeyOnly();
}
