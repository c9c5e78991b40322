import { describe, expect, it } from '@jest/globals';
import { anOrganization, aScope } from '@keyledger/organizations/testing';
import { channelCampaignAggregate } from '../channel-campaign/channel-campaign.state.js';
import { decideCampaign } from './start-channel-campaign.decider.js';

const organization = anOrganization(
  { type: 'DepartmentCreated', data: { departmentId: 'rd', parentId: null, name: '研发' } },
  { type: 'DepartmentCreated', data: { departmentId: 'sales', parentId: null, name: '销售' } },
);
const started = (departmentId: string | null) => [
  { type: 'ChannelCampaignStarted', data: { departmentId } },
];

function decide(departmentId: string | null, departmentIds?: string[]) {
  const by = aScope('ADMIN', { departmentIds });
  return decideCampaign({ by, departmentId, organization }, channelCampaignAggregate.initial);
}

describe('A campaign', () => {
  it('is for the whole organization, or one department', () => {
    expect(decide(null)).toEqual(started(null));
    expect(decide('rd')).toEqual(started('rd'));
    expect(decide('gone')).toMatchObject({ code: 'DepartmentUnknown' });
  });

  it('is within their departments for those who administer only these', () => {
    expect(decide('rd', ['rd'])).toEqual(started('rd'));
    expect(decide('sales', ['rd'])).toMatchObject({ code: 'OutsideYourDepartments' });
    expect(decide(null, ['rd'])).toMatchObject({ code: 'OutsideYourDepartments' });
  });

  it('is started once', () => {
    const running = { ...channelCampaignAggregate.initial, started: true };
    const plan = { by: aScope('OWNER'), departmentId: null, organization };
    expect(decideCampaign(plan, running)).toEqual([]);
  });
});
