import { Command } from 'commander';
import { backupCommand } from './backup/backup.command.js';
import type { CommandLine } from './command-line/command-line.js';
import { loadChoices } from './command-line/late-argument.js';
import { compareCommand } from './compare/compare.command.js';
import { copyLogCommand } from './copy-log/copy-log.command.js';
import { exportCommand } from './export/export.command.js';
import { importCommand } from './import/import.command.js';
import { jobsCommand } from './jobs/jobs.command.js';
import { keysCommand } from './keys/keys.command.js';
import { messagesCommand } from './messages/messages.command.js';
import { migrateCommand } from './migrate/migrate.command.js';
import { organizationCommand } from './organization/organization.command.js';
import { ownerCommand } from './owner/owner.command.js';
import { projectionsCommand } from './projections/projections.command.js';
import { replayCommand } from './replay/replay.command.js';
import { restoreCommand } from './restore/restore.command.js';
import { verifyCommand } from './verify/verify.command.js';

const COMMANDS = [
  migrateCommand,
  keysCommand,
  organizationCommand,
  ownerCommand,
  importCommand,
  exportCommand,
  projectionsCommand,
  verifyCommand,
  compareCommand,
  backupCommand,
  restoreCommand,
  copyLogCommand,
  replayCommand,
  jobsCommand,
  messagesCommand,
];

/** `keyledger …` with every command it has. Throws `CommanderError` instead of ending the process. */
export function program(line: CommandLine): Command {
  const keyledger = new Command('keyledger')
    .description(
      'The command line of Keyledger. Works beside a running server and without one; what it is to work on is read ' +
        'from the environment, as by the server (docs/configuration.md).',
    )
    .hook('preSubcommand', loadChoices)
    .showHelpAfterError('(add --help for what can be said)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 refused or failed, 2 not understood.\n\nExamples:\n  keyledger verify\n  keyledger backup /backups/monday.klbackup\n  keyledger help import',
    );
  for (const make of COMMANDS) keyledger.addCommand(make(line));
  for (const command of everyCommand(keyledger)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => line.print(text.trimEnd()),
      writeErr: (text) => line.say(text.trimEnd()),
    });
  }
  return keyledger;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
