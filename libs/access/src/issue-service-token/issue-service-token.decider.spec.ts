import { describe, expect, it } from '@jest/globals';
import { isRejection } from '@keyledger/kernel';
import { aScope, anOrganization } from '@keyledger/organizations/testing';
import { decideIssue, MOST_TOKENS, type ServiceTokenPlan } from './issue-service-token.decider.js';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const DAY = 24 * 3_600_000;
const ID = '01970000-0000-7000-8000-0000000000b1';

function plan(
  wish: Partial<ServiceTokenPlan['wish']> = {},
  by = aScope('OWNER'),
): ServiceTokenPlan {
  const expiresAt = new Date(NOW.getTime() + 90 * DAY);
  const plain = { name: 'VPN', scopes: ['EVENTS'], subjectFormat: 'ADDRESS' } as const;
  return {
    by,
    wish: { ...plain, departmentId: null, expiresAt, ...wish },
    tokenId: ID,
    secretId: ID,
    now: NOW,
  };
}
const code = (decision: ReturnType<typeof decideIssue>) =>
  isRejection(decision) ? decision.code : decision.map(({ type }) => type);

describe('Issuing a service token', () => {
  const organization = anOrganization();

  it('names what it opens, and the vault row of its secret', () => {
    expect(decideIssue(plan(), organization)).toEqual([
      {
        type: 'ServiceTokenIssued',
        data: {
          tokenId: ID,
          secretId: ID,
          name: 'VPN',
          scopes: ['EVENTS'],
          subjectFormat: 'ADDRESS',
          departmentId: null,
          expiresAt: '2027-02-21T08:00:00.000Z',
        },
      },
    ]);
  });

  it.each([
    ['an hour', 3_600_000, ['ServiceTokenIssued']],
    ['less than an hour', 3_599_999, 'InvalidInput'],
    ['400 days', 400 * DAY, ['ServiceTokenIssued']],
    ['more than 400 days', 400 * DAY + 1, 'InvalidInput'],
    ['no time', Number.NaN, 'InvalidInput'],
  ])('for %s', (_, lifetime, expected) => {
    const expiresAt = new Date(NOW.getTime() + lifetime);
    expect(code(decideIssue(plan({ expiresAt }), organization))).toEqual(expected);
  });

  it('is for a department that is there', () => {
    expect(code(decideIssue(plan({ departmentId: ID }), organization))).toBe('DepartmentUnknown');
  });

  it.each([
    ['an admin of a department', aScope('ADMIN', { departmentIds: [ID] })],
    ['a help desk', aScope('HELPDESK')],
    ['a service', aScope('SERVICE')],
  ])('is refused to %s', (_, by) => {
    expect(code(decideIssue(plan({}, by), organization))).toBe('Forbidden');
  });

  it('ends at the most there can be', () => {
    const held = { ...plan().wish, id: ID, secretId: ID, expiresAt: '', revision: 1 };
    let { serviceTokens } = organization;
    for (let n = 0; n < MOST_TOKENS; n += 1) serviceTokens = serviceTokens.with(`${n}`, held);
    expect(code(decideIssue(plan(), { ...organization, serviceTokens }))).toBe(
      'TooManyServiceTokens',
    );
  });
});
