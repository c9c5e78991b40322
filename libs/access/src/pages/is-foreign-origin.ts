import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a form was sent by a page of another origin. Browsers say so by `Origin`; where it is `null` or missing,
 * by Fetch Metadata. Clients that send neither are no browsers, and have the form's token to show anyway.
 * @param publicUrl the product's own origin; beside it, the host that was asked counts as own.
 */
export function isForeignOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined || origin === 'null') {
    if (site !== undefined) return site !== 'same-origin';
    return origin === 'null';
  }
  if (!URL.canParse(origin)) return true;
  const from = new URL(origin);
  return from.origin !== new URL(publicUrl).origin && from.host !== host;
}
