import { accountProjections } from '@keyledger/accounts';
import { bulkOperationProjection } from '@keyledger/bulk';
import { ownerChangeProjection } from '@keyledger/ownership';
import type { Projection } from '@keyledger/projections';
import { anomalyCaseProjection, signInWatchProjection } from '@keyledger/anomalies';
import { channelCampaignProjection } from '@keyledger/verification';

/** Every read model, in the version that this build writes and reads. */
export const projections: readonly Projection[] = [
  ...accountProjections,
  channelCampaignProjection as Projection,
  ownerChangeProjection as Projection,
  signInWatchProjection as Projection,
  anomalyCaseProjection as Projection,
  bulkOperationProjection as Projection,
];
