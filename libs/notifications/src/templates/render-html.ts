import { html, type Html } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import type { Locale } from '@keyledger/kernel';
import type { Part } from './part.js';

const FONT =
  "system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
const MONOSPACE = "ui-monospace,Menlo,Consolas,'Noto Sans Mono',monospace";

/**
 * Styles stand at their elements, since mail programs drop sheets. Neither ground nor ink is set where the reader's own
 * will do, so that a dark one stays readable; the button has both, and its colours hold on either.
 */
const STYLE = {
  body: 'margin:0;padding:0',
  page: `max-width:600px;margin:0 auto;padding:24px 16px;box-sizing:border-box;font-family:${FONT};font-size:16px;line-height:1.65;overflow-wrap:anywhere`,
  paragraph: 'margin:0 0 16px',
  code: `margin:0 0 16px;padding:14px 8px;border:1px solid #7a7a7a;border-radius:8px;text-align:center;font-family:${MONOSPACE};font-size:32px;line-height:1.25;font-weight:700;letter-spacing:4px`,
  action: 'margin:0 0 8px',
  button:
    'display:inline-block;padding:11px 22px;border-radius:8px;background-color:#1a56c4;color:#ffffff;font-weight:600;text-decoration:none',
  link: 'margin:0 0 16px;font-size:14px;overflow-wrap:anywhere;word-break:break-all',
  closing: 'margin:24px 0 0;padding-top:16px;border-top:1px solid #7a7a7a;font-size:14px',
} as const;

/** A message as HTML: one column that fits a telephone, nothing fetched from anywhere, everything filled in escaped. */
export function renderHtml(subject: string, parts: readonly Part[], locale: Locale): string {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
      </head>
      <body style="${STYLE.body}">
        <div style="${STYLE.page}">${parts.map((part) => [write(part, locale), '\n'])}</div>
      </body>
    </html>`.markup;
}

function write(part: Part, locale: Locale): Html {
  if (part.kind === 'CODE') return html`<p style="${STYLE.code}">${part.code.reveal()}</p>`;
  const { key, params } = part.phrase;
  const sentence = Messages.render(locale, key, params);
  switch (part.kind) {
    case 'PARAGRAPH':
      return html`<p style="${STYLE.paragraph}">${sentence}</p>`;
    case 'CLOSING':
      return html`<p style="${STYLE.closing}">${sentence}</p>`;
    case 'BUTTON': {
      const link = part.link.reveal();
      return html`<p style="${STYLE.action}">
          <a href="${link}" target="_blank" rel="noopener noreferrer" style="${STYLE.button}"
            >${sentence}</a
          >
        </p>
        <p style="${STYLE.link}">${link}</p>`;
    }
  }
}
