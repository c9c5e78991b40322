import { anomalyCaseAggregate } from '@keyledger/anomalies';
import { toGlobalId } from '@keyledger/graphql';
import { newId } from '@keyledger/kernel';
import {
  ASK_APPROVAL,
  read,
  SEND_CALLER_CODE,
  START_OWNER_CHANGE,
  untilEvent,
  type Caller,
  type Organization,
  type Person,
  type RunningKeyledger,
} from '../harness/index.js';
import type { Aim } from './operations.js';

const IN_300_DAYS = new Date(Date.now() + 300 * 24 * 3_600_000).toISOString();

/** Free text that nobody out of reach may see. */
export const NOTE = '手机丢失，家人代为来电';

const OFFBOARD = `mutation ($input: OffboardEmployeeInput!) {
  offboardEmployee(input: $input) { ... on OffboardingPayload { offboarding { id } } ... on Problem { code } }
}`;

/**
 * Everything that can be aimed at about somebody: they seemed to call and got a code, a second person was asked, their
 * mailbox passes on and they leave next year, and a case is open.
 * @param person has a backup address.
 * @param by an owner, and nobody who tries anything later.
 */
export async function aimAt(
  running: RunningKeyledger,
  organization: Organization,
  person: Person,
  departmentId: string,
  by: Caller,
): Promise<Omit<Aim, 'caller'>> {
  const { id: accountId, personId: employeeId } = person;
  const channels = await by.send(
    'query ($id: ID!) { account(id: $id) { recoveryChannels { id } } }',
    {
      id: accountId,
    },
  );
  const channelId = String(read(channels, 'recoveryChannels', 0, 'id'));
  const sent = await by.send(SEND_CALLER_CODE, { input: { accountId, channelId } });
  await untilEvent(running, person.stream, 'NotificationSent');
  const asked = await by.send(ASK_APPROVAL, { input: { accountId, note: NOTE } });
  const passing = await by.send(START_OWNER_CHANGE, {
    input: { accountId, reason: 'MOVED', note: NOTE, effectiveAt: IN_300_DAYS },
  });
  const lastDay = IN_300_DAYS.slice(0, 10);
  const leaving = await by.send(OFFBOARD, { input: { employeeId, lastDay, note: NOTE } });
  return {
    accountId,
    employeeId,
    departmentId,
    importId: toGlobalId('Import', newId()),
    channelId: newId(),
    verificationId: known(sent, 'verificationId'),
    approvalId: known(asked, 'approval', 'id'),
    ownerChangeId: known(passing, 'ownerChange', 'id'),
    offboardingId: known(leaving, 'offboarding', 'id'),
    caseId: await openCase(running, organization, person),
  };
}

function known(answer: unknown, ...path: string[]): string {
  const value = read(answer, ...path);
  if (typeof value !== 'string') throw new Error(JSON.stringify(answer));
  return value;
}

async function openCase(
  { foundation }: RunningKeyledger,
  organization: Organization,
  { accountId }: Person,
): Promise<string> {
  const [caseId, at] = [newId(), new Date().toISOString()];
  const opened = await foundation.aggregates.execute({
    aggregate: anomalyCaseAggregate,
    id: caseId,
    context: organization.context(),
    decide: () => [
      {
        type: 'AnomalyCaseOpened',
        data: {
          rule: 'new-device',
          ruleVersion: 1,
          parameters: {},
          severity: 'LOW',
          failuresOnly: false,
          windowStart: at,
          accountId,
          measures: {},
          evidence: [{ eventId: newId(), accountId, at }],
          subjectId: accountId,
          facts: null,
        },
      },
    ],
  });
  if (opened.outcome !== 'appended') throw new Error(`The case is ${opened.outcome}`);
  return toGlobalId('AnomalyCase', caseId);
}
