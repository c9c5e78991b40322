import { idOfType } from '@keyledger/graphql';

/** RFC 9562 §5.9: no aggregate has it, so what asks about it is answered as about any unknown one. */
const NIL = '00000000-0000-0000-0000-000000000000';

/** The plain id behind a global id; for one of another type, an id that nothing has. */
export function plainId(type: string, globalId: string): string {
  return idOfType(type, globalId) ?? NIL;
}

export function optionalPlainId(type: string, globalId: string | null | undefined): string | null {
  return globalId === null || globalId === undefined ? null : plainId(type, globalId);
}
