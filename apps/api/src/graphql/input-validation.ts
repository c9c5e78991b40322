import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import { badRequest, problemFrom } from '@keyledger/graphql';
import { DEFAULT_LOCALE, reject } from '@keyledger/kernel';

function firstFault(
  errors: readonly ValidationError[],
  path: readonly string[] = [],
): { path: string[]; rule: string } {
  const [error] = errors;
  if (!error) return { path: [...path], rule: 'invalid' };
  const here = [...path, error.property];
  if (error.children?.length) return firstFault(error.children, here);
  return { path: here, rule: Object.keys(error.constraints ?? {})[0] ?? 'invalid' };
}

/** Checks GraphQL inputs by their class-validator rules; the answer names the field and the rule, not the value. */
export function inputValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    exceptionFactory: (errors) => {
      const { path, rule } = firstFault(errors);
      const problem = problemFrom(
        reject('InvalidInput', { path, params: { rule } }),
        DEFAULT_LOCALE,
      );
      return badRequest(`${path.join('.')} breaks the rule ${rule}`, problem);
    },
  });
}
