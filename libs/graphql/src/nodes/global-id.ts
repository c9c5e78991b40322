import { isId } from '@keyledger/kernel';

export interface NodeRef {
  readonly type: string;
  readonly id: string;
}

/** The id clients see: base64url(`Type:uuid`). */
export function toGlobalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`, 'utf8').toString('base64url');
}

/** @returns null for whatever `toGlobalId` did not make. */
export function fromGlobalId(globalId: string): NodeRef | null {
  const [type, id, rest] = Buffer.from(globalId, 'base64url').toString('utf8').split(':');
  if (!type || !id || rest !== undefined || !isId(id)) return null;
  return toGlobalId(type, id) === globalId ? { type, id } : null;
}

/** The plain id behind a global id of this type; null for any other, so that the caller answers NotFound. */
export function idOfType(type: string, globalId: string): string | null {
  const ref = fromGlobalId(globalId);
  return ref?.type === type ? ref.id : null;
}
