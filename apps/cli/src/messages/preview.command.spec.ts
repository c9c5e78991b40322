import { describe, expect, it } from '@jest/globals';
import { previewMessage, TEMPLATE_KINDS } from '@keyledger/notifications';
import { run } from '../run.js';

async function preview(...words: string[]): Promise<{ code: number; out: string; said: string }> {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await run(['messages', 'preview', ...words], {
    environment: { LANG: 'en_GB.UTF-8' },
    isTerminal: false,
    print: (text) => out.push(text),
    say: (text) => said.push(text),
  });
  return { code, out: out.join('\n'), said: said.join('\n') };
}

describe('messages preview', () => {
  it('lists every kind with its subject, in the language of the terminal', async () => {
    const { code, out } = await preview();
    expect(code).toBe(0);
    const listed = out.split('\n').map((line) => line.split(/ {2,}/));
    for (const kind of TEMPLATE_KINDS) {
      expect(listed).toContainEqual([kind, previewMessage(kind, 'en').subject]);
    }
  });

  it('prints a message as text, with its subject', async () => {
    const { subject, text } = previewMessage('VERIFICATION_CODE', 'en');
    const { out } = await preview('VERIFICATION_CODE');
    expect(out).toBe(`${subject}\n\n${text.reveal()}`);
  });

  it('prints a message as HTML, in the language asked for', async () => {
    const { out } = await preview('CALLER_CODE', '--language', 'zh-CN', '--format', 'html');
    expect(out).toBe(previewMessage('CALLER_CODE', 'zh-CN').html.reveal());
  });

  it.each([['NOTHING'], ['CALLER_CODE', '--language', 'fr'], ['CALLER_CODE', '--format', 'pdf']])(
    'does not understand %s %s %s',
    async (...words) => {
      const { code, said } = await preview(...words);
      expect(code).toBe(2);
      expect(said).toMatch(/Allowed choices are/);
    },
  );
});
