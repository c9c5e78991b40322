import type { Principal } from './principal.js';

/** A command that a signed-in actor was denied (design §4: what was refused is recorded too). */
export interface RefusedCommand {
  readonly principal: Principal;
  readonly correlationId: string;
  /** The mutation's field name. */
  readonly action: string;
  /** The problem's code. */
  readonly code: string;
}

/** Records refused commands as audit events. The access context implements it. */
export abstract class RefusalRecorder {
  abstract record(refused: RefusedCommand): Promise<void>;
}
