import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { deadCommand } from './dead.command.js';
import { retryCommand } from './retry.command.js';

export function jobsCommand(line: CommandLine): Command {
  return new Command('jobs')
    .description('work that events ordered: messages and changes at providers')
    .addCommand(deadCommand(line))
    .addCommand(retryCommand(line));
}
