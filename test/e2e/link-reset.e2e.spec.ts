import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCOUNT,
  MailServer,
  Organization,
  PageVisitor,
  PASSWORD,
  read,
  RESET,
  RunningKeyledger,
  signIn,
  trySignIn,
  untilEvent,
  type Caller,
  type Person,
} from './harness/index.js';

const CHOSEN = 'Qing-chen 7 he feng';

describe('A reset by link', () => {
  let mail: MailServer;
  let running: RunningKeyledger;
  let organization: Organization;
  let owner: Caller;

  beforeAll(async () => {
    mail = await MailServer.start();
    running = await RunningKeyledger.start({ settings: mail.settings });
    organization = await Organization.found(running, 'example.com');
    owner = (await organization.signedIn({ address: 'owner@example.com', role: 'OWNER' })).caller;
    await organization.resetByLink();
  });
  afterAll(async () => {
    await running?.close();
    await mail?.close();
  });

  const person = (name: string) =>
    organization.person({ address: `${name}@example.com`, backup: `${name}@example.org` });
  const reset = ({ id: accountId }: Person) =>
    owner.send(RESET, { input: { accountId, reasonCode: 'FORGOTTEN' } });

  /** Resets and answers the path that the mailed link leads to. */
  async function linkFor(someone: Person): Promise<string> {
    const backup = someone.address.replace('.com', '.org');
    const before = mail.countTo(backup);
    expect(await reset(someone)).toMatchObject({
      secret: { state: 'LINK_SENT', temporaryPassword: null },
    });
    const { text } = await mail.nthTo(backup, before + 1);
    expect(text).toContain(someone.address);
    const link = /^(https?:\S+)$/m.exec(text)?.[1] ?? '';
    expect(link.startsWith(`${running.url}/l/`)).toBe(true);
    return new URL(link).pathname;
  }

  const set = (visitor: PageVisitor, password = CHOSEN) =>
    visitor.submit({ newPassword: password, newPasswordAgain: password });

  it('lets the person choose a password, and works once', async () => {
    const someone = await person('once');
    const link = await linkFor(someone);
    expect(await trySignIn(running.url, someone.address, PASSWORD)).toMatchObject({
      code: 'SignInRefused',
    });

    const visitor = await new PageVisitor(running.url).open(link);
    expect([visitor.status, visitor.path]).toEqual([200, '/set-password']);
    expect(visitor.html).not.toContain(link.split('/').at(-1));
    await set(visitor, 'tooweak');
    expect(visitor.status).toBe(422);
    await set(visitor);
    expect(visitor.path).toMatch(/^\/done/);
    await signIn(running.url, someone.address, CHOSEN);

    const late = await new PageVisitor(running.url).open(link);
    expect(late.status).toBe(404);
    const again = await new PageVisitor(running.url).open('/set-password');
    expect(again.status).toBe(404);
  });

  it('makes one password when its form is sent twice, or by two people at once', async () => {
    const someone = await person('twice');
    const link = await linkFor(someone);
    const visitors = await Promise.all([1, 2].map(() => new PageVisitor(running.url).open(link)));
    const passwords = [CHOSEN, 'Bai-yun 33 shan dao!'];
    const done = await Promise.all(
      visitors.map((visitor, index) => set(visitor, passwords[index])),
    );
    expect(done.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    const winner = passwords[done.findIndex(({ status }) => status === 200)] ?? '';
    await signIn(running.url, someone.address, winner);
  });

  it('is not used up by a scanner that looks at every link in a mail', async () => {
    const someone = await person('scanned');
    const link = await linkFor(someone);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const looked = await fetch(`${running.url}${link}`, { method, redirect: 'manual' });
      expect([method, looked.status]).toEqual([method, 303]);
      await fetch(`${running.url}${link}`, { method });
    }
    const visitor = await new PageVisitor(running.url).open(link);
    expect((await set(visitor)).path).toMatch(/^\/done/);
  });

  it('is void once a newer one was sent', async () => {
    const someone = await person('newer');
    const first = await linkFor(someone);
    const opened = await new PageVisitor(running.url).open(first);
    const second = await linkFor(someone);
    expect((await set(opened)).status).toBe(404);
    expect((await new PageVisitor(running.url).open(first)).status).toBe(404);
    const visitor = await new PageVisitor(running.url).open(second);
    expect((await set(visitor)).path).toMatch(/^\/done/);
  });

  it('shows in the list until it was used, and says in the history that it was', async () => {
    const someone = await person('shown');
    const link = await linkFor(someone);
    const pending = await owner.send(ACCOUNT, { id: someone.id });
    expect(pending).toMatchObject({ credential: { state: 'RESET_PENDING' } });
    await set(await new PageVisitor(running.url).open(link));
    const changed = await untilEvent(running, someone.stream, 'PasswordChanged', 2);
    const account = await owner.after(changed.position).send(ACCOUNT, { id: someone.id });
    expect(account).toMatchObject({ credential: { state: 'PERMANENT' } });
    const entries = read(account, 'history', 'nodes') as readonly unknown[];
    expect(entries.map((entry) => read(entry, 'sentence'))).toContain(
      'A new password was set by the link',
    );
  });

  it('is refused for a person whom no link can reach', async () => {
    const someone = await organization.person({ address: 'unreachable@example.com' });
    expect(await reset(someone)).toMatchObject({ code: 'NoRecoveryChannel' });
    await signIn(running.url, someone.address, PASSWORD);
  });

  it('is one answer for every link that is not good', async () => {
    const pages = await Promise.all(
      ['short', 'x'.repeat(43), 'x'.repeat(400)].map((token) =>
        new PageVisitor(running.url).open(`/l/${token}`),
      ),
    );
    expect(pages.map(({ status, path }) => [status, path])).toEqual(
      pages.map(() => [404, '/set-password']),
    );
  });
});
