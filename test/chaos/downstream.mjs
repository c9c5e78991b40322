import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { GraphqlClient } from '../product/graphql-client.mjs';
import { freePort } from '../product/running-product.mjs';

/** Longer than until the third try of what failed twice (5.5 min), and whatever restarts take. */
const SETTLES_WITHIN_MS = 420_000;
const CREATE = `mutation ($input: CreateWebhookSubscriptionInput!) {
  createWebhookSubscription(input: $input) {
    ... on WebhookSubscriptionPayload { secret subscription { id } }
    ... on Problem { code message }
  }
}`;
const SHOW = `query ($id: ID!) {
  webhookSubscription(id: $id) { lagSeconds waiting dead pausedFor lastFailure }
}`;

/** A subscriber whose receiver is killed at random, and what it has to have been told in the end. */
export class Downstream {
  #child = null;
  #killing = null;

  constructor(folder, port) {
    this.port = port;
    this.file = join(folder, 'taken.jsonl');
    this.kills = 0;
  }

  static async in(folder) {
    return new Downstream(folder, await freePort());
  }

  async subscribe(url, token) {
    const client = new GraphqlClient(url, { token });
    const target = `http://127.0.0.1:${this.port}/`;
    const terms = { name: 'chaos', url: target, subjectFormat: 'ADDRESS' };
    const made = (await client.send(CREATE, { input: { terms } })).createWebhookSubscription;
    if (!made.secret) throw new Error(`No subscription: ${made.message}`);
    this.id = made.subscription.id;
    this.secret = made.secret;
    await this.start();
  }

  async start() {
    const path = fileURLToPath(new URL('receiver.mjs', import.meta.url));
    const env = {
      ...process.env,
      PORT: String(this.port),
      WEBHOOK_SECRET: this.secret,
      TAKEN_FILE: this.file,
    };
    this.#child = spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(this.#child.stdout, 'data');
  }

  /** kill -9 at some moment of the next seconds, and up again a moment later. */
  killWithin(milliseconds) {
    this.#killing = (async () => {
      await pause(Math.random() * milliseconds);
      await this.kill();
      this.kills += 1;
      await pause(Math.random() * 1_000);
      await this.start();
    })();
  }

  async settled() {
    await this.#killing;
  }

  async kill() {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Waits until the subscription is at the end of the log. @returns in words, what is wrong with what was told. */
  async examine(url, token, postgres) {
    const client = new GraphqlClient(url, { token });
    const deadline = Date.now() + SETTLES_WITHIN_MS;
    let standing;
    for (;;) {
      standing = (await client.send(SHOW, { id: this.id })).webhookSubscription;
      if (standing.lagSeconds === 0 && standing.waiting === 0) break;
      if (Date.now() > deadline)
        return [`The subscription did not settle: ${JSON.stringify(standing)}`];
      await pause(200);
    }
    return standing.dead > 0 || standing.pausedFor
      ? [`The subscription ended as ${JSON.stringify(standing)}`]
      : this.#compare(await this.#expected(postgres));
  }

  /** What happened to accounts behind the subscription's beginning, as the log has it. */
  async #expected({ pool }) {
    const { rows } = await pool.query(
      `SELECT event_id AS id, stream, revision FROM event
        WHERE stream LIKE 'account-%' AND type IN ('AccountLocked', 'PasswordResetRequested', 'PasswordChanged')
          AND position > (SELECT min(position) FROM event WHERE type = 'SubscriptionCreated')
        ORDER BY position`,
    );
    return rows;
  }

  #compare(expected) {
    const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : [];
    const whole = lines.slice(0, -1);
    const bodies = new Map();
    const wrong = [];
    const reached = new Map();
    for (const body of whole) {
      const event = JSON.parse(body);
      const known = bodies.get(event.id);
      if (known === undefined) {
        const last = reached.get(event.subject) ?? '';
        if (event.sequence <= last)
          wrong.push(`${event.subject} was told ${event.sequence} after ${last}`);
        reached.set(event.subject, event.sequence);
      } else if (known !== body) wrong.push(`The event ${event.id} came with two bodies`);
      bodies.set(event.id, body);
    }
    for (const { id, stream, revision } of expected)
      if (!bodies.has(id)) wrong.push(`${stream} ${revision} was never told`);
    this.told = bodies.size;
    this.toldAgain = whole.length - bodies.size;
    return wrong;
  }
}
