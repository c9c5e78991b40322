import { accountProjections } from '@keyledger/accounts';
import type { Projection } from '@keyledger/projections';
import { channelCampaignProjection } from '@keyledger/verification';

/** Every read model, in the version that this build writes and reads. */
export const projections: readonly Projection[] = [
  ...accountProjections,
  channelCampaignProjection as Projection,
];
