import { describe, expect, it } from '@jest/globals';
import { organizationAggregate } from '../organization.state.js';
import { INITIAL_PASSWORD_POLICY } from '../password-policy.js';
import { anOrganization } from '../testing/index.js';
import { decideFounding } from './found-organization.decider.js';

const charter = { name: ' 蓝山科技 ', timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const;
const nothing = organizationAggregate.initial;

describe('Founding an organization', () => {
  it('starts it with the first password policy', () => {
    expect(decideFounding(charter, nothing)).toEqual([
      {
        type: 'OrganizationFounded',
        data: {
          name: '蓝山科技',
          timeZone: 'Asia/Shanghai',
          locale: 'zh-CN',
          passwordPolicy: INITIAL_PASSWORD_POLICY,
        },
      },
    ]);
  });

  it('changes nothing the second time', () => {
    expect(decideFounding(charter, anOrganization())).toEqual([]);
  });

  it('refuses another name under the same id', () => {
    const other = { ...charter, name: 'Other' };
    expect(decideFounding(other, anOrganization())).toMatchObject({ code: 'AlreadyExists' });
  });

  it.each([
    [{ ...charter, name: '  ' }, 'name'],
    [{ ...charter, timeZone: 'Asia/Atlantis' }, 'timeZone'],
  ])('refuses %j', (wrong, member) => {
    expect(decideFounding(wrong, nothing)).toMatchObject({ code: 'InvalidInput', path: [member] });
  });
});
