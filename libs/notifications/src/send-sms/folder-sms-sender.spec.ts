import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { MessageNotSent, MessageRefused } from '../send-message/index.js';
import { FolderSmsSender, UnavailableSmsSender, type Sms } from './index.js';

let folder: string;
let outbox: string;
let sender: FolderSmsSender;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'));
  outbox = join(folder, 'data', 'outbox');
  sender = new FolderSmsSender(outbox);
});
afterEach(() => rm(folder, { recursive: true }));

function sms(changes: Partial<Sms> = {}): Sms {
  return {
    id: newId(),
    to: new Secret('+8613800138000'),
    template: 'VERIFICATION_CODE',
    params: { code: new Secret('004213'), minutes: new Secret('5') },
    locale: 'zh-CN',
    ...changes,
  };
}

describe('the development outbox of text messages', () => {
  it('holds one readable file a message, for the own user only', async () => {
    const sent = sms();
    expect(await sender.send(sent)).toEqual({ accepted: true, providerId: `${sent.id}.sms.txt` });
    const path = join(outbox, `${sent.id}.sms.txt`);
    const content = await readFile(path, 'utf8');
    expect(content).toMatch(/^To: \+8613800138000\nTemplate: VERIFICATION_CODE\nLanguage: zh-CN\n/);
    expect(content).toContain('\n\n您的验证码是004213，5分钟内有效，请勿告诉任何人。\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(outbox)).mode & 0o777).toBe(0o700);
    expect(sender.available).toBe(true);
  });

  it('speaks the language of the message', async () => {
    const sent = sms({ locale: 'en', template: 'PASSWORD_CHANGED', params: {} });
    await sender.send(sent);
    expect(await readFile(join(outbox, `${sent.id}.sms.txt`), 'utf8')).toContain(
      '\n\nThe password of your mailbox was changed.',
    );
  });

  it('overwrites a message that is sent again, and leaves nothing unfinished', async () => {
    const sent = sms();
    await sender.send(sent);
    await sender.send({ ...sent, params: { ...sent.params, code: new Secret('111111') } });
    expect(await readdir(outbox)).toEqual([`${sent.id}.sms.txt`]);
    expect(await readFile(join(outbox, `${sent.id}.sms.txt`), 'utf8')).toContain('111111');
  });

  it.each(['', '13800138000', '+8613800138000\nTemplate: OTHER'])(
    'refuses %j as a number for good',
    async (to) => {
      await expect(sender.send(sms({ to: new Secret(to) }))).rejects.toThrow(MessageRefused);
    },
  );

  it('takes no message whose template lacks a variable', async () => {
    const params = { code: new Secret('004213') };
    await expect(sender.send(sms({ params }))).rejects.toThrow(
      new TypeError('The text message VERIFICATION_CODE needs the variable minutes'),
    );
  });

  it('never writes outside its folder', async () => {
    await expect(sender.send(sms({ id: '../../escaped' }))).rejects.toThrow(TypeError);
  });

  it('can be tried again when the folder cannot be written', async () => {
    await writeFile(join(folder, 'data'), 'a file where the folder should be');
    await expect(sender.send(sms())).rejects.toThrow(MessageNotSent);
  });
});

describe('an installation without a vendor', () => {
  it('says that it sends no text messages, and refuses them for good', async () => {
    const unavailable = new UnavailableSmsSender();
    expect(unavailable.available).toBe(false);
    await expect(unavailable.send()).rejects.toMatchObject({
      name: 'MessageRefused',
      code: 'NO_SMS_VENDOR',
    });
  });
});
