import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { FolderMessageSender, MessageNotSent, MessageRefused, type Message } from './index.js';

let folder: string;
let outbox: string;
let sender: FolderMessageSender;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'));
  outbox = join(folder, 'data', 'outbox');
  sender = new FolderMessageSender(outbox, 'Keyledger <no-reply@id.example.com>');
});
afterEach(() => rm(folder, { recursive: true }));

function message(changes: Partial<Message> = {}): Message {
  return {
    id: newId(),
    to: new Secret('li.na@backup.example'),
    channel: 'EMAIL',
    subject: '设置新密码',
    text: new Secret('请打开 https://id.example.com/l/abc'),
    locale: 'zh-CN',
    ...changes,
  };
}

describe('the development outbox', () => {
  it('holds one readable file a message, for the own user only', async () => {
    const sent = message();
    expect(await sender.send(sent)).toEqual({ accepted: true, providerId: `${sent.id}.eml` });
    const path = join(outbox, `${sent.id}.eml`);
    const content = await readFile(path, 'utf8');
    expect(content).toContain(`Message-ID: <${sent.id}@id.example.com>\n`);
    expect(content).toContain('To: li.na@backup.example\n');
    expect(content).toContain('Subject: 设置新密码\n');
    expect(content).toContain('请打开 https://id.example.com/l/abc');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(outbox)).mode & 0o777).toBe(0o700);
  });

  it('overwrites a message that is sent again, and leaves nothing unfinished', async () => {
    const sent = message();
    await sender.send(sent);
    await sender.send({ ...sent, text: new Secret('again') });
    expect(await readdir(outbox)).toEqual([`${sent.id}.eml`]);
    expect(await readFile(join(outbox, `${sent.id}.eml`), 'utf8')).toMatch(/\n\nagain\n$/);
  });

  it('keeps both forms of a message that has two', async () => {
    const sent = message({ html: new Secret('<p>link</p>') });
    await sender.send(sent);
    const content = await readFile(join(outbox, `${sent.id}.eml`), 'utf8');
    expect(content).toContain('Content-Type: text/plain');
    expect(content).toContain('<p>link</p>');
  });

  it('lets no subject start another header', async () => {
    const sent = message({ subject: 'Hello\r\nBcc: thief@example.com' });
    await sender.send(sent);
    const content = await readFile(join(outbox, `${sent.id}.eml`), 'utf8');
    expect(content).not.toMatch(/^Bcc:/m);
  });

  it.each(['', 'nobody', 'a@b.example, c@d.example', 'A <a@b.example>', 'a@b.example\nBcc: c@d'])(
    'refuses %j as a recipient for good',
    async (to) => {
      const refused = sender.send(message({ to: new Secret(to) }));
      await expect(refused).rejects.toThrow(MessageRefused);
    },
  );

  it('never writes outside its folder', async () => {
    await expect(sender.send(message({ id: '../../escaped' }))).rejects.toThrow(TypeError);
  });

  it('can be tried again when the folder cannot be written', async () => {
    await writeFile(join(folder, 'data'), 'a file where the folder should be');
    await expect(sender.send(message())).rejects.toThrow(MessageNotSent);
  });
});
