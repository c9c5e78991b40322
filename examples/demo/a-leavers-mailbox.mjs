import { setTimeout as pause } from 'node:timers/promises';
import { GraphqlClient, signIn } from '../../test/product/graphql-client.mjs';
import { PageVisitor } from '../../test/product/page-visitor.mjs';
import { chapter, expect, show, tell } from './story.mjs';

const PEOPLE = `query ($leaver: ID!, $successor: ID!) {
  leaver: account(id: $leaver) { address { value } owner { id name { value } } }
  successor: account(id: $successor) { address { value } owner { id name { value } employeeNumber { value } } }
}`;

const OFFBOARD = `mutation ($input: OffboardEmployeeInput!) {
  offboardEmployee(input: $input) {
    __typename
    ... on OffboardingPayload { position offboarding { id state } }
    ... on Problem { code message }
  }
}`;

const OFFBOARDING = `query ($id: ID!) {
  offboarding(id: $id) {
    state
    progress { mailboxes started passedOn completed waiting }
    ownerChanges { id state linkSent newOwner { name { value } } }
  }
}`;

const START = `mutation ($input: StartOwnerChangeInput!) {
  startOwnerChange(input: $input) {
    __typename
    ... on OwnerChangePayload { ownerChange { id } }
    ... on Problem { code message }
  }
}`;

const PERIODS = `query ($id: ID!) {
  account(id: $id) {
    state
    owner { id name { value } employeeNumber { value } }
    ownerPeriods { owner { id } from to }
    history(first: 12) { edges { node { event at sentence owner { id } } } }
  }
}`;

const CHOSEN = 'Ming-yue 5 dang kong';

/**
 * Somebody leaves, and their mailbox passes on: one operation, and nothing of theirs opens it any more.
 * @param told the world as the story has left it: `owner` (a client), `url`, the leaver's and the successor's accounts,
 * the leaver's `password`, and `untilMailed`, which waits for a message.
 */
export async function aLeaversMailboxPassesOn(told) {
  const { owner, url, headers, leaver, successor, password, untilMailed } = told;
  chapter('A leaver’s mailbox passes on');
  const people = await owner.send(PEOPLE, { leaver: leaver.id, successor: successor.id });
  const heir = people.successor.owner;
  const address = people.leaver.address.value;
  const input = {
    employeeId: people.leaver.owner.id,
    successorId: heir.id,
    note: '合同到期',
    ticket: 'HR-77',
    commandId: 'demo-hr-77',
  };
  const { offboardEmployee: begun } = await owner.send(OFFBOARD, { input });
  expect(begun.__typename === 'OffboardingPayload', `${address}: its owner leaves today`);
  const { offboardEmployee: again } = await owner.send(OFFBOARD, { input });
  expect(again.offboarding.id === begun.offboarding.id, 'said twice, it is one operation');

  const { id } = begun.offboarding;
  const passed = await until(owner, id, ({ progress }) => progress.passedOn === progress.mailboxes);
  show(JSON.stringify(passed.progress));
  expect(passed.state === 'PASSING_ON', 'each of their mailboxes has passed on');
  const late = await signIn(url, address, password, headers);
  expect(late.__typename !== 'SignedIn', 'the leaver’s password opens nothing any more');

  const mail = await untilMailed(/\/l\//);
  tell(`A one-time link goes to the new owner’s own channel, and to nobody else’s.`);
  const visitor = new PageVisitor(url);
  await visitor.open(new URL(/https?:\/\/\S+\/l\/\S+/.exec(mail)[0]).pathname);
  await visitor.submit({ newPassword: CHOSEN, newPasswordAgain: CHOSEN });
  const arrived = await signIn(url, address, CHOSEN, headers);
  expect(arrived.__typename === 'SignedIn', 'the new owner sets a password and signs in with it');
  await until(owner, id, ({ state }) => state === 'DONE');
  expect(true, 'the offboarding is done');

  const self = { accountId: successor.id, newOwnerId: input.employeeId, reason: 'OTHER' };
  const { startOwnerChange: back } = await owner.send(START, { input: self });
  expect(back.code === 'EmployeeHasLeft', 'nobody gives a mailbox to who has left');

  owner.position = arrived.position;
  const { account } = await owner.send(PERIODS, { id: leaver.id });
  for (const { node } of account.history.edges.toReversed()) show(`${node.at}  ${node.sentence}`);
  const [first, second] = account.ownerPeriods;
  expect(
    account.owner.id === heir.id && first.to === second.from && second.to === null,
    'the mailbox has two owners’ times, one after the other',
  );
  const reader = new GraphqlClient(url, { token: arrived.token, headers });
  reader.position = arrived.position;
  const { account: own } = await reader.send(PERIODS, { id: leaver.id });
  expect(
    own.history.edges.every(({ node }) => node.owner.id === heir.id),
    'its new owner reads nothing of the former one’s time',
  );
}

async function until(client, id, holds) {
  for (;;) {
    const { offboarding } = await client.send(OFFBOARDING, { id });
    if (offboarding.state !== 'RUNNING' && holds(offboarding)) return offboarding;
    await pause(100);
  }
}
