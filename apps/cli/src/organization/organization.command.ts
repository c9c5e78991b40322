import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { createCommand } from './create.command.js';

export function organizationCommand(line: CommandLine): Command {
  return new Command('organization')
    .description('the organizations of this installation')
    .addCommand(createCommand(line));
}
