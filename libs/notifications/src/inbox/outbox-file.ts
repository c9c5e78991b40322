import { isId } from '@keyledger/kernel';

const NAME = /^([0-9a-f-]{36})\.(?:eml|sms\.txt)$/;

/** Whether a file is one that a sender wrote: `<message id>.eml` or `<message id>.sms.txt`, and nothing that leads elsewhere. */
export function isOutboxFile(name: string): boolean {
  const id = NAME.exec(name)?.[1];
  return id !== undefined && isId(id);
}

export interface OutboxMessage {
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** Null: it has only a text, as every text message. */
  readonly html: string | null;
}

/** Reads what the folder senders write: header lines, a blank line, and the text or the parts of `multipart/alternative`. */
export function parseOutboxFile(content: string): OutboxMessage {
  const { headers, body } = split(content);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return { headers, text: body, html: null };
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => split(part.replace(/^\n/, '')));
  const ofType = (type: string) =>
    parts.find((part) => part.headers.get('content-type')?.startsWith(type))?.body;
  return { headers, text: ofType('text/plain') ?? '', html: ofType('text/html') ?? null };
}

function split(content: string): { headers: ReadonlyMap<string, string>; body: string } {
  const end = content.indexOf('\n\n');
  const head = end < 0 ? content : content.slice(0, end);
  const headers = new Map(
    head.split('\n').flatMap((line): [string, string][] => {
      const [, name = '', value = ''] = /^([\w-]+): ?(.*)$/.exec(line) ?? [];
      return name === '' ? [] : [[name.toLowerCase(), value]];
    }),
  );
  return { headers, body: end < 0 ? '' : content.slice(end + 2).trim() };
}
