import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { chapter, expect, show, tell } from './story.mjs';

const DEPARTMENTS = `{ organization { departments { id name } } }`;

const COUNT = `query ($filter: AccountFilterInput!) { accounts(filter: $filter, first: 1) { totalCount { value } } }`;

const start = (name) => `mutation ($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) {
  ${name}(input: $input) {
    __typename
    ... on BulkOperationPayload { position operationId }
    ... on Problem { code message params { name value } }
  }
}`;

const PROGRESS = `subscription ($id: ID!) {
  bulkOperationProgressed(id: $id) { operation { state accounts workedOn done unchanged refused } }
}`;

const CANCEL = `mutation ($input: CancelBulkOperationInput!) {
  cancelBulkOperation(input: $input) { __typename ... on Problem { code message } }
}`;

const DEPARTMENT = '研发中心';

/**
 * An administrator works on a whole department: locks it, watches how far that has come, changes their mind, and unlocks it.
 * @param told `owner` (a client), `url` and the `token` of the owner's session.
 */
export async function anAdminsDay({ owner, url, token }) {
  chapter('A whole department at once');
  const { organization } = await owner.send(DEPARTMENTS);
  const department = organization.departments.find(({ name }) => name === DEPARTMENT);
  const filter = { departmentId: department.id };
  const { accounts } = await owner.send(COUNT, { filter });
  const expectedTotal = accounts.totalCount.value;
  tell(`${DEPARTMENT} and all under it have ${expectedTotal} mailboxes.`);

  const order = async (name, input) => {
    const { [name]: answer } = await owner.send(start(name), { input: { filter, ...input } });
    if (answer.position) owner.position = answer.position;
    return answer;
  };
  const doubted = await order('lockAccounts', { expectedTotal: expectedTotal + 1 });
  expect(doubted.code === 'Conflict', 'who saw another number is asked to look again');

  const locking = await order('lockAccounts', { expectedTotal, note: 'Stock-taking' });
  const locked = await watched(url, token, locking.operationId);
  expect(
    locked.state === 'COMPLETED' && locked.workedOn === expectedTotal && locked.refused === 0,
    'every one of them is locked',
  );
  const again = await watched(url, token, (await order('lockAccounts', {})).operationId);
  expect(again.unchanged === expectedTotal, 'locking them once more changes nothing');

  const first = await order('unlockAccounts', {});
  const hasty = await order('lockAccounts', {});
  const { cancelBulkOperation: taken } = await owner.send(CANCEL, {
    input: { operationId: hasty.operationId },
  });
  show(`cancelled: ${taken.__typename}`);
  const unlocked = await watched(url, token, first.operationId);
  const ended = await watched(url, token, hasty.operationId);
  expect(
    unlocked.done === expectedTotal && ended.state !== 'RUNNING',
    'the department works again, and the operation that was taken back has ended',
  );
  if (ended.done > 0) await watched(url, token, (await order('unlockAccounts', {})).operationId);
}

/** Follows an operation to its end. @returns how it stands then. */
async function watched(url, token, id) {
  class SignedInSocket extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, { headers: { authorization: `Bearer ${token}` } });
    }
  }
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: SignedInSocket,
  });
  let last;
  for await (const { data } of client.iterate({ query: PROGRESS, variables: { id } })) {
    last = data.bulkOperationProgressed.operation;
    show(`${last.state}: ${last.workedOn} of ${last.accounts}`);
  }
  await client.dispose();
  return last;
}
