import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { CommandHandledTwice } from './assembly-errors.js';

/** Where @nestjs/cqrs keeps what a handler handles; it exports the decorators, not these keys. */
const METADATA_KEYS = ['__commandHandler__', '__queryHandler__'];

/**
 * The boot check that no command or query has two handlers.
 * @throws CommandHandledTwice
 */
export function assertOneHandlerEach(app: INestApplicationContext): void {
  const handlers = new Map<object, object>();
  for (const { providers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of providers.values()) {
      if (typeof metatype !== 'function') continue;
      const handled = handledBy(metatype);
      if (!handled) continue;
      const known = handlers.get(handled);
      if (known && known !== metatype) throw new CommandHandledTwice(handled.name);
      handlers.set(handled, metatype);
    }
  }
}

function handledBy(handler: object): { readonly name: string } | undefined {
  for (const key of METADATA_KEYS) {
    const handled: unknown = Reflect.getMetadata(key, handler);
    if (typeof handled === 'function') return handled;
  }
  return undefined;
}
