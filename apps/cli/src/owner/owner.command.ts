import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { recoverCommand } from './recover.command.js';

export function ownerCommand(line: CommandLine): Command {
  return new Command('owner')
    .description("an organization's owners")
    .addCommand(recoverCommand(line));
}
