import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { previewMessage } from '../preview/preview-message.js';
import { FolderMessageSender } from '../send-message/index.js';
import { isOutboxFile } from './outbox-file.js';
import { newestMessages, readMessage } from './read-outbox.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function mail(changes: { html?: boolean } = {}): Promise<string> {
  const { html, ...composed } = previewMessage('SET_PASSWORD_LINK', 'zh-CN');
  const sender = new FolderMessageSender(folder, 'Keyledger <no-reply@id.example.com>');
  const { providerId } = await sender.send({
    id: newId(),
    to: new Secret('li.na@backup.example'),
    channel: 'EMAIL',
    ...composed,
    ...(changes.html === false ? {} : { html }),
  });
  return providerId ?? '';
}

describe('The outbox folder', () => {
  it('gives back a mail as it was sent, text and HTML', async () => {
    const sent = previewMessage('SET_PASSWORD_LINK', 'zh-CN');
    const read = await readMessage(folder, await mail());
    expect(read?.headers.get('to')).toBe('li.na@backup.example');
    expect(read?.headers.get('subject')).toBe(sent.subject);
    expect(read?.text).toBe(sent.text.reveal().trim());
    expect(read?.html).toBe(sent.html.reveal().trim());
  });

  it('gives back a mail that has only a text', async () => {
    const read = await readMessage(folder, await mail({ html: false }));
    expect(read?.text).toBe(previewMessage('SET_PASSWORD_LINK', 'zh-CN').text.reveal());
    expect(read?.html).toBeNull();
  });

  it('gives back a text message', async () => {
    const name = `${newId()}.sms.txt`;
    await writeFile(
      join(folder, name),
      'To: +8613800138000\nTemplate: CALLER_CODE\n\n验证码 482913\n',
    );
    const read = await readMessage(folder, name);
    expect(read?.headers.get('to')).toBe('+8613800138000');
    expect(read).toMatchObject({ text: '验证码 482913', html: null });
  });

  it('lists what was written last first, no more than wanted, and nothing but messages', async () => {
    const names = [await mail(), await mail(), await mail()];
    for (const [index, name] of names.entries()) {
      await utimes(join(folder, name), new Date(), new Date(2026, 10, 20 + index));
    }
    await writeFile(join(folder, 'notes.txt'), 'To: nobody\n\n');
    await writeFile(join(folder, `${names[0]}.1.part`), 'half a message');
    const listed = await newestMessages(folder, 2);
    expect(listed.map(({ file }) => file)).toEqual([names[2], names[1]]);
  });

  it('is empty before anything was sent', async () => {
    expect(await newestMessages(join(folder, 'missing'), 10)).toEqual([]);
    expect(await readMessage(folder, `${newId()}.eml`)).toBeNull();
  });

  it.each([
    '../../../etc/passwd',
    '..',
    '.eml',
    'notes.txt',
    '0190d2c4-5f0e-7e5e-8000-000000000001.eml/../x',
    '0190d2c4-5f0e-7e5e-8000-000000000001.eml\u0000',
    '0190d2c4-5f0e-7e5e-8000-000000000001.eml\n',
    '../0190d2c4-5f0e-7e5e-8000-000000000001.eml',
    '0190D2C4-5F0E-7E5E-8000-000000000001.eml',
    '------------------------------------.eml',
  ])('has no message of the name %j', async (name) => {
    expect(isOutboxFile(name)).toBe(false);
    expect(await readMessage(folder, name)).toBeNull();
  });
});
