import { reject, type Decision, type Scope } from '@keyledger/kernel';
import { mayAdministerDepartment, type Organization } from '@keyledger/organizations';
import type { NewChannelCampaignEvent } from '../channel-campaign/channel-campaign.events.js';
import type { ChannelCampaign } from '../channel-campaign/channel-campaign.state.js';

export interface CampaignPlan {
  readonly by: Scope;
  readonly departmentId: string | null;
  readonly organization: Organization;
}

export function decideCampaign(
  { by, departmentId, organization }: CampaignPlan,
  { started }: ChannelCampaign,
): Decision<NewChannelCampaignEvent> {
  if (departmentId !== null && !organization.departments.has(departmentId)) {
    return reject('DepartmentUnknown', { path: ['departmentId'] });
  }
  const forbidden = mayAdministerDepartment(by, departmentId, organization);
  if (forbidden) return forbidden;
  return started ? [] : [{ type: 'ChannelCampaignStarted', data: { departmentId } }];
}
