import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { rebuildCommand } from './rebuild.command.js';
import { skipCommand } from './skip.command.js';
import { statusCommand } from './status.command.js';

export function projectionsCommand(line: CommandLine): Command {
  return new Command('projections')
    .description('the read models: where they are, and what stopped them')
    .addCommand(statusCommand(line))
    .addCommand(rebuildCommand(line))
    .addCommand(skipCommand(line));
}
