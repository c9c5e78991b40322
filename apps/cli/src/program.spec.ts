import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import type { CommandLine } from './command-line/command-line.js';
import { program } from './program.js';
import { run } from './run.js';

const silent: CommandLine = {
  environment: {},
  print: () => undefined,
  say: () => undefined,
  isTerminal: false,
};

function leaves(command: Command, words: readonly string[] = []): [string, Command][] {
  if (command.commands.length === 0) return [[words.join(' '), command]];
  return command.commands.flatMap((child) => leaves(child, [...words, child.name()]));
}

const commands = leaves(program(silent));

describe('The commands', () => {
  it('are those that operators are told of', () => {
    expect(commands.map(([words]) => words)).toEqual([
      'migrate',
      'keys check',
      'organization create',
      'owner recover',
      'import',
      'export',
      'projections status',
      'projections rebuild',
      'projections skip',
      'verify',
      'compare',
      'backup',
      'restore',
      'copy-log',
      'replay',
      'jobs dead',
      'jobs retry',
      'messages preview',
    ]);
  });

  it.each(commands)('%s says in --help what it is for, with examples', async (words, command) => {
    const printed: string[] = [];
    const line = { ...silent, print: (text: string) => printed.push(text) };
    expect(await run([...words.split(' '), '--help'], line)).toBe(0);
    const help = printed.join('\n');
    expect(help).toContain(`keyledger ${words}`);
    expect(help).toContain('Examples:');
    for (const option of command.options) expect(option.description).not.toBe('');
    for (const argument of command.registeredArguments) expect(argument.description).not.toBe('');
  });

  it.each([
    [['projections', 'rebuild', '--help'], 'user_list'],
    [['projections', 'help', 'skip'], 'user_list'],
    [['messages', 'help', 'preview'], 'CALLER_CODE'],
  ])(
    '%j names what can be chosen, though it lies in what is loaded late',
    async (words, choice) => {
      const printed: string[] = [];
      expect(await run(words, { ...silent, print: (text) => printed.push(text) })).toBe(0);
      expect(printed.join('\n')).toContain(`"${choice}"`);
    },
  );

  it.each([[['organization', 'create']], [['projections', 'skip', 'nothing', 'x']], [['backup']]])(
    '%j is not understood without what it needs',
    async (words) => {
      const said: string[] = [];
      expect(await run(words, { ...silent, say: (told) => said.push(told) })).toBe(2);
      expect(said.join('\n')).toMatch(/error:/);
    },
  );
});
