import type { Provider, Type } from '@nestjs/common';
import { ImportResultResolver } from './graphql/import-result.resolver.js';
import { ImportsController } from './http/imports.controller.js';

/** The upload's route; the api adds it to a module that imports `ImportsModule` and has `importResolvers`. */
export const importControllers: Type<unknown>[] = [ImportsController];

/** The GraphQL side of imports. */
export const importResolvers: readonly Provider[] = [ImportResultResolver];
