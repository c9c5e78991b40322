import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GraphqlClient, signIn } from './graphql-client.mjs';
import { PageVisitor } from './page-visitor.mjs';
import { root } from './running-product.mjs';

export const OWNER = {
  organizationName: '蓝山科技',
  domain: 'example.com',
  ownerName: '林晓',
  address: 'linxiao@example.com',
  timeZone: 'Asia/Shanghai',
  password: 'Yue-liang 9 chuan!',
};

/** Opens the set-up link as a person would, and founds the organization. */
export async function foundOrganization(url, { KEYLEDGER_DATA_FOLDER }, owner = OWNER) {
  const link = await setUpLink(join(KEYLEDGER_DATA_FOLDER, 'set-up-link.txt'));
  const visitor = new PageVisitor(url);
  await visitor.open(new URL(link).pathname);
  const { password, ...fields } = owner;
  await visitor.submit({ ...fields, newPassword: password, newPasswordAgain: password });
  if (visitor.status !== 200 || !visitor.path.startsWith('/done')) {
    throw new Error(`Setting up ended at ${visitor.path} with ${visitor.status}`);
  }
}

/** The product answers a moment before it has written the link down. */
async function setUpLink(file) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const link = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (link !== '') return link;
    if (Date.now() > deadline) throw new Error(`There is no set-up link in ${file}`);
    await pause(20);
  }
}

/** Uploads a table of employees; answers what was done: rows created, changed, unchanged, failed, and a position. */
export async function importEmployees(url, token, csv) {
  const form = new FormData();
  form.set('file', new Blob([csv], { type: 'text/csv' }), 'employees.csv');
  const response = await fetch(`${url}/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const lines = (await response.text()).trim().split('\n');
  if (!response.ok) throw new Error(`The import was refused: ${lines.join(' ')}`);
  const { result, failure } = JSON.parse(lines.at(-1));
  if (!result) throw new Error(`The import failed: ${JSON.stringify(failure ?? lines.at(-1))}`);
  return result;
}

/** A company with its owner signed in and the sample's employees imported. */
export async function setUpCompany({ url }, settings) {
  await foundOrganization(url, settings);
  const { token } = await signIn(url, OWNER.address, OWNER.password);
  const csv = readFileSync(join(root, 'examples/sample-company/employees.csv'));
  const { position } = await importEmployees(url, token, csv);
  const client = new GraphqlClient(url, { token });
  client.position = position;
  return { token, client, accountIds: await othersAccounts(client) };
}

/** Ids of every account but the owner's own, which the administrators' way is not for. */
async function othersAccounts(client) {
  const ids = [];
  let after = null;
  do {
    const { accounts } = await client.send(
      `query ($after: String) {
        accounts(first: 200, after: $after) {
          edges { node { id address { value } } }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      { after },
    );
    for (const { node } of accounts.edges) {
      if (node.address.value !== OWNER.address) ids.push(node.id);
    }
    after = accounts.pageInfo.hasNextPage ? accounts.pageInfo.endCursor : null;
  } while (after);
  return ids;
}
