import { once } from 'node:events';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { chapter, expect, show, tell } from './story.mjs';

const CREATE = `mutation ($input: CreateWebhookSubscriptionInput!) {
  createWebhookSubscription(input: $input) {
    ... on WebhookSubscriptionPayload { secret subscription { id name } }
    ... on Problem { code message }
  }
}`;
const RESET = `mutation ($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    ... on ResetPasswordPayload { account { id } position }
    ... on Problem { code message }
  }
}`;

/** A downstream receiver is told of each password change with a verified signature. */
export async function tellDownstream(owner, { id, address }) {
  chapter('The VPN gateway is told of password changes');
  const arrived = [];
  const server = createServer();
  let secret;
  let wake = () => undefined;
  server.on('request', async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    try {
      arrived.push({ event: new Webhook(secret).verify(body, request.headers), body });
      response.writeHead(204).end();
    } catch {
      response.writeHead(401).end();
    }
    wake();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const terms = {
      name: 'VPN',
      url: `http://127.0.0.1:${server.address().port}/keyledger`,
      eventTypes: ['keyledger.password.changed.v1'],
      subjectFormat: 'ADDRESS',
    };
    const made = (await owner.send(CREATE, { input: { terms } })).createWebhookSubscription;
    expect(
      made.secret?.startsWith('whsec_'),
      'the owner subscribes it and gets its signing secret',
    );
    secret = made.secret;
    const { resetPassword } = await owner.send(RESET, {
      input: { accountId: id, reasonCode: 'LEAKED', commandId: 'demo-downstream' },
    });
    expect(resetPassword.position, `the password of ${address.value} is reset, since it leaked`);
    owner.position = resetPassword.position;
    while (arrived.length === 0) await new Promise((resolve) => (wake = resolve));
    const [{ event }] = arrived;
    const { address: told, kind, cause, endSessions } = event.data;
    show(JSON.stringify({ type: event.type, address: told, kind, cause, endSessions }));
    expect(
      told === address.value && cause === 'ADMIN_RESET' && endSessions === true,
      'the gateway hears of it, verified by the Standard Webhooks library, and ends the sessions',
    );
    tell('What it does not answer is sent again for three days, under the same id.');
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
