import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { RecoverOptions } from './recover.js';

export function recoverCommand(line: CommandLine): Command {
  return new Command('recover')
    .description('give an owner who is shut out a temporary password, whatever locked them')
    .argument('<address>', "the owner's mailbox")
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nBreak-glass: it is recorded in the log, and every owner of the organization is told. The password is shown once: on a\n' +
        'terminal, else in a new file of mode 0600; it must be changed at the first sign-in.\n' +
        '\nExamples:\n  keyledger owner recover li.na@blue-hill.example',
    )
    .action(async (address: string, options: RecoverOptions) =>
      (await import('./recover.js')).recover(line, address, options),
    );
}
