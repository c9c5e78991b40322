import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { ReplayOptions } from './replay.js';

export function replayCommand(line: CommandLine): Command {
  return new Command('replay')
    .description('compute every read model from the log in another, empty database, and compare')
    .requiredOption('--into <url>', 'postgres://user:password@host/database')
    .option('--until <place>', 'as of this position or moment (UTC) instead of now; not compared')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code 1 on any difference. The URL can be read by other users of this machine while the command runs;\n' +
        'leave the password to PGPASSWORD or ~/.pgpass where that matters.\n' +
        'What was erased since then is erased in the read models of the past too.\n' +
        '\nExamples:\n  keyledger replay --into postgres://postgres@localhost/replayed\n' +
        '  keyledger replay --until 2026-06-30T16:00:00Z --into postgres://postgres@localhost/in_june',
    )
    .action(async (options: ReplayOptions) => (await import('./replay.js')).replay(line, options));
}
