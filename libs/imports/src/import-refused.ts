import { reject, type Rejection, type RejectionDetails } from '@keyledger/kernel';

/** The file as a whole cannot be imported; nothing was written. `rejection` tells the caller why. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly rejection: Rejection;

  constructor(
    code: 'ImportUnreadable' | 'ImportHeaderUnknown' | 'ImportTooLarge' | 'Forbidden',
    details: RejectionDetails = {},
  ) {
    super(`The import was refused: ${code}`);
    this.rejection = reject(code, details);
  }
}
