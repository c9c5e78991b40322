import { setTimeout as pause } from 'node:timers/promises';
import { GraphqlClient, signIn } from '../../test/product/graphql-client.mjs';
import { chapter, expect, show, tell } from './story.mjs';

/** Networks that the shipped databases know; the story stands behind a proxy that is trusted. */
const AT_HOME = '114.114.114.114';
const FAR_AWAY = '200.147.3.157';
const SIGN_INS_AT_HOME = 10;

const BY_BROWSER = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }`;

const CASES = `query ($account: ID!) {
  anomalousSignIns(filter: { accountId: $account, severity: CRITICAL, open: true }) {
    nodes {
      id rule severity explanation
      measures { name value }
      evidence { at network { value } country { value } software { value } }
      consequences { consequence outcome code }
    }
  }
}`;

const VERDICT = `mutation ($input: RecordVerdictInput!) {
  recordVerdict(input: $input) {
    __typename
    ... on RecordVerdictPayload { position case { open verdict } }
    ... on Problem { code message }
  }
}`;

const UNLOCK = `mutation ($input: UnlockAccountInput!) {
  unlockAccount(input: $input) { __typename ... on Problem { code message } }
}`;

/**
 * Somebody has a password and signs in from the other end of the world: the account is locked, and an administrator
 * decides on the case.
 * @param told `owner` (a client), `url`, `headers`, and the account with its `password`.
 */
export async function anAttackIsDetected({ url, owner, headers, account, password }) {
  chapter('Somebody else has the password');
  const address = account.address.value;
  const from = (network) => ({ ...headers, 'x-forwarded-for': network });
  for (let n = 0; n < SIGN_INS_AT_HOME; n += 1) await signIn(url, address, password, from(AT_HOME));
  tell(`${address} signs in ten times from ${AT_HOME}, and is known now.`);
  const stranger = new GraphqlClient(url, { headers: from(FAR_AWAY) });
  await stranger.send(BY_BROWSER, { input: { address, password } });
  tell(`The same minute somebody signs in from ${FAR_AWAY} with the right password.`);

  const found = await untilLocked(owner, account.id);
  show(`${found.severity} ${found.rule}: ${found.explanation}`);
  for (const { network, country, software } of found.evidence)
    show(`${country.value}  ${network.value}  ${software.value ?? ''}`);
  for (const { name, value } of found.measures) show(`${name} ${value}`);
  for (const { consequence, outcome, code } of found.consequences)
    show(`${consequence}: ${outcome} ${code ?? ''}`);
  const shut = await signIn(url, address, password, from(AT_HOME));
  expect(shut.__typename !== 'SignedIn', 'the account is locked before anybody looked');

  const { recordVerdict: decided } = await owner.send(VERDICT, {
    input: { caseId: found.id, verdict: 'CONFIRMED', note: 'Called: never been there' },
  });
  expect(
    decided.case?.open === false,
    'an administrator confirms the attack, and the case is closed',
  );
  await owner.send(UNLOCK, { input: { accountId: account.id, reasonCode: 'ANOMALY' } });
  const again = await signIn(url, address, password, from(AT_HOME));
  expect(again.__typename === 'SignedIn', 'and gives the account back to whoever owns it');
}

/** The case, once its consequences were taken. */
async function untilLocked(owner, account) {
  for (let tries = 0; tries < 300; tries += 1) {
    const { anomalousSignIns } = await owner.send(CASES, { account });
    const [found] = anomalousSignIns.nodes;
    if (found?.consequences.some(({ consequence }) => consequence === 'LOCK')) return found;
    await pause(100);
  }
  throw new Error('No case was opened');
}
