import { unlessErased } from '@keyledger/event-store';
import { Messages, type Principal } from '@keyledger/graphql';
import type { SignedInPerson } from '../../who-am-i/who-am-i.query.js';
import { html } from '../html.js';
import type { Page } from '../layout.js';
import type { PageVisit } from '../page-visit.js';

export const SIGN_OUT_PATH = '/sign-out';

export function homePage(
  { locale, csrfField }: PageVisit,
  { role }: Principal,
  person: SignedInPerson,
): Page {
  const text = (key: string) => Messages.render(locale, `pages.home.${key}`);
  const facts = [
    [text('name'), unlessErased(person.name, '—')],
    [text('address'), unlessErased(person.address, '—')],
    [text('organization'), person.organizationName],
    [text('role'), Messages.render(locale, `pages.role.${role}`)],
  ] as const;
  const rows = facts.map(
    ([term, value]) =>
      html`<dt>${term}</dt>
        <dd>${value}</dd>`,
  );
  const body = html`<dl>${rows}</dl>
    <a class="button" href="/change-password">${text('changePassword')}</a>
    ${
      person.isPersonal &&
      html`<a class="button plain" href="/recovery-channels">${text('recoveryChannels')}</a>`
    }
    <form method="post" action="${SIGN_OUT_PATH}">
      ${csrfField}
      <button type="submit" class="plain">${text('signOut')}</button>
    </form>`;
  return { locale, path: '/', title: text('title'), body };
}
