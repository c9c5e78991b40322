import { FRAME_KINDS, type FrameKind } from './backup-format.js';

const HEAD_BYTES = 5;
/** More than any frame that is written; a length beyond it is damage, not a frame to wait for. */
const MAX_PAYLOAD = 64 * 1_048_576;
const KINDS = new Set<string>(Object.values(FRAME_KINDS));

export interface Frame {
  readonly kind: FrameKind;
  readonly payload: Buffer;
}

/** The bytes are no sequence of frames. */
export class FrameBroken extends Error {
  override readonly name = 'FrameBroken';
}

export function frame(kind: FrameKind, payload: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(kind, 0, 'latin1');
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

export function jsonFrame(kind: FrameKind, content: object): Buffer {
  return frame(kind, Buffer.from(JSON.stringify(content)));
}

/** Cuts a stream of bytes into frames. @throws FrameBroken */
export async function* readFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const next = cut(rest);
      if (!next) break;
      rest = rest.subarray(HEAD_BYTES + next.payload.length);
      yield next;
    }
  }
  if (rest.length > 0) throw new FrameBroken('It ends inside a frame');
}

function cut(bytes: Buffer): Frame | null {
  if (bytes.length < HEAD_BYTES) return null;
  const kind = bytes.toString('latin1', 0, 1);
  const length = bytes.readUInt32BE(1);
  if (!KINDS.has(kind) || length > MAX_PAYLOAD) throw new FrameBroken('It holds no frame here');
  if (bytes.length < HEAD_BYTES + length) return null;
  return { kind: kind as FrameKind, payload: bytes.subarray(HEAD_BYTES, HEAD_BYTES + length) };
}
