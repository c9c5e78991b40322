import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { FoundOrganization, OrganizationReader } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { accessApp, Browser, type AccessApp } from '../testing/index.js';
import { SetUpFirstOrganization } from './set-up-first-organization.command.js';
import { SetupLinks } from './setup-links.js';

const PASSWORD = 'Correct#Horse7';
const wishes = {
  organizationName: '示例科技',
  domain: 'Example.com',
  timeZone: 'Asia/Shanghai',
  locale: 'zh-CN',
  ownerName: '李娜',
  address: 'Li.Na@example.com',
  password: new Secret(PASSWORD),
} as const;
let world: AccessApp;
let links: SetupLinks;

beforeEach(async () => {
  world = await accessApp();
  links = world.app.get(SetupLinks);
});
afterEach(() => world.close());

async function freshToken(): Promise<Secret> {
  const token = await links.ensureSetupLink();
  if (!token) throw new Error('There is an organization already');
  return token;
}
const setUp = (token: Secret, changed: Partial<typeof wishes | Record<string, string>> = {}) =>
  world.app
    .get(CommandBus)
    .execute(new SetUpFirstOrganization(token, { ...wishes, ...changed }, newId()));

async function log(): Promise<{ type: string; kind: string }[]> {
  const seen: { type: string; kind: string }[] = [];
  for await (const batch of world.events.store.readAll(null)) {
    for (const { type, meta } of batch) seen.push({ type, kind: JSON.parse(meta).actor.kind });
  }
  return seen;
}
const STEPS = [
  'OrganizationFounded',
  'DomainAdded',
  'EmployeeRegistered',
  'AccountProvisioned',
  'PasswordChanged',
  'RoleGranted',
];

describe('setting up the first organization', () => {
  it('founds it with its owner, in one submission', async () => {
    const token = await freshToken();
    const result = await setUp(token);
    if (result.outcome === 'rejected') throw new Error(result.rejection.code);
    const seen = await log();
    expect(seen.map(({ type }) => type)).toEqual(STEPS);
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(new Set(['SETUP']));
    const organization = await world.app.get(OrganizationReader).state(result.organizationId);
    expect([...organization.roles.values()]).toEqual([{ role: 'OWNER', departmentId: null }]);
    expect(await links.ensureSetupLink()).toBeNull();
    expect(await setUp(token)).toMatchObject({ rejection: { code: 'LinkNotValid' } });
  });

  it('goes on where a crash stopped it, under a new link too', async () => {
    const first = await freshToken();
    const link = await links.find(first);
    if (!link) throw new Error('The link is gone');
    const { rows } = await world.database.postgres.pool.query('SELECT * FROM setup_link');
    expect(JSON.stringify(rows)).not.toContain(first.reveal());
    // The process died after the first step, whose command id is the set-up's.
    await world.app.get(CommandBus).execute(
      new FoundOrganization(
        {
          organizationId: link.organizationId,
          actor: { kind: 'SETUP', id: 'setup-link', role: null },
          commandId: newId(),
          correlationId: newId(),
        },
        { name: wishes.organizationName, timeZone: wishes.timeZone, locale: wishes.locale },
      ),
    );
    const second = await freshToken();
    expect(await setUp(first)).toMatchObject({ rejection: { code: 'LinkNotValid' } });
    expect(await setUp(second)).toEqual({
      outcome: 'set-up',
      organizationId: link.organizationId,
    });
    expect((await log()).map(({ type }) => type)).toEqual(STEPS);
  });

  it('can be repeated whole, as after a crash before the link was marked', async () => {
    const token = await freshToken();
    await setUp(token);
    await world.database.postgres.pool.query('UPDATE setup_link SET used_at = NULL');
    expect((await setUp(token)).outcome).toBe('set-up');
    expect((await log()).map(({ type }) => type)).toEqual(STEPS);
  });

  it.each([
    ['organizationName', ' ', 'InvalidInput'],
    ['domain', 'not a domain', 'InvalidInput'],
    ['ownerName', '', 'InvalidInput'],
    ['address', 'li.na@elsewhere.example', 'InvalidInput'],
    ['timeZone', 'Mars/Olympus', 'InvalidInput'],
  ])('writes nothing when %s is wrong', async (field, value, code) => {
    const result = await setUp(await freshToken(), { [field]: value });
    expect(result).toMatchObject({ outcome: 'rejected', rejection: { code, path: [field] } });
    expect(await log()).toEqual([]);
  });

  it('writes nothing when the password breaks the rules', async () => {
    const result = await setUp(await freshToken(), { password: new Secret('Li.Na#2026') });
    expect(result).toMatchObject({
      rejection: { code: 'PasswordTooWeak', path: ['password'] },
    });
    expect(await log()).toEqual([]);
  });

  it('works through its page, and the owner signs in afterwards', async () => {
    const tab = new Browser(world.base, { 'accept-language': 'en' });
    const token = await freshToken();
    expect((await tab.open(`/setup/${token.reveal()}`)).location).toBe('/setup');
    const page = await tab.open('/setup');
    expect(page.body).toContain('Set up Keyledger');
    expect(page.body).not.toContain(token.reveal());
    const { organizationName, domain, timeZone, ownerName, address } = wishes;
    const form = { organizationName, domain, timeZone, ownerName, address };
    const wrong = await tab.submit('/setup', {
      ...form,
      address: 'li.na@other.example',
      newPassword: PASSWORD,
      newPasswordAgain: PASSWORD,
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('Enter a mail address under the domain above.');
    const passwords = { newPassword: PASSWORD, newPasswordAgain: PASSWORD };
    const answer = await tab.submit('/setup', { ...form, ...passwords });
    expect([answer.status, answer.location]).toEqual([303, '/done?what=set-up']);
    await tab.open('/sign-in');
    expect((await tab.submit('/sign-in', { address, password: PASSWORD })).location).toBe('/');
    const home = await tab.open('/');
    expect(home.body).toContain('Owner');
    expect(home.body).toContain('示例科技');
  });

  it('says on its page that a wrong link does not work', async () => {
    const tab = new Browser(world.base, { 'accept-language': 'en' });
    await tab.open(`/setup/${'a'.repeat(43)}`);
    const { status, body } = await tab.open('/setup');
    expect([status, body.includes('This set-up link does not work')]).toEqual([404, true]);
  });
});
