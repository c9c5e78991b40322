import { LOCALES, type Locale } from '@keyledger/kernel';
import { Messages } from '@keyledger/graphql';
import { html, type Html } from './html.js';
import { ICON_PATH } from './icon.js';
import { STYLESHEET_URL } from './stylesheet.js';

const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { 'zh-CN': '简体中文', en: 'English' };

export interface Page {
  readonly locale: Locale;
  /** Path, and query if it has one, that the language links lead to. */
  readonly path: string;
  readonly title: string;
  readonly body: Html;
  /** A frame of the page holds a text with styles at its elements, as mails have them: the policy lets these be. */
  readonly framesStyledText?: boolean;
}

/** A whole page: works without scripts, and has none. */
export function layout({ locale, path, title, body }: Page): Html {
  const links = LOCALES.filter((other) => other !== locale).map(
    (other) =>
      html`<a
        href="${path}${path.includes('?') ? '&' : '?'}lang=${other}"
        lang="${other}"
        hreflang="${other}"
        >${LANGUAGE_NAMES[other]}</a
      >`,
  );
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Keyledger</title>
        <link rel="icon" type="image/svg+xml" href="${ICON_PATH}" />
        <link rel="stylesheet" href="${STYLESHEET_URL}" />
      </head>
      <body>
        <header>
          <span class="product">Keyledger</span>
          <nav aria-label="${Messages.render(locale, 'pages.language')}">${links}</nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}
