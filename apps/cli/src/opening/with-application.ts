import { contextModules, type Keyledger } from '@keyledger/assembly';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CommandLine } from '../command-line/command-line.js';
import { withKeyledger } from './with-keyledger.js';

/** Opens the product with every context's commands, for what goes through the command bus. */
export function withApplication<Result>(
  line: CommandLine,
  work: (app: INestApplicationContext, keyledger: Keyledger) => Promise<Result>,
): Promise<Result> {
  return withKeyledger(line, async (keyledger) => {
    class CommandLineModule {}
    Module({ imports: contextModules(keyledger) })(CommandLineModule);
    const app = await NestFactory.createApplicationContext(CommandLineModule, {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    try {
      return await work(app, keyledger);
    } finally {
      await app.close();
    }
  });
}
