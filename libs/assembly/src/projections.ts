import { accountProjections } from '@keyledger/accounts';
import type { Projection } from '@keyledger/projections';

/** Every read model, in the version that this build writes and reads. */
export const projections: readonly Projection[] = [...accountProjections];
