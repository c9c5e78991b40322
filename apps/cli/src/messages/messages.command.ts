import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { previewCommand } from './preview.command.js';

export function messagesCommand(line: CommandLine): Command {
  return new Command('messages')
    .description('the messages that owners get')
    .addCommand(previewCommand(line));
}
