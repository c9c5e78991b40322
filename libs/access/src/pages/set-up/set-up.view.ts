import type { PasswordRequirement } from '@keyledger/credentials';
import { Messages } from '@keyledger/graphql';
import { NOTHING_WRONG, type Explained } from '../form/explain.js';
import { alert, field, ruleList, type Field } from '../form/fields.js';
import { newPasswordFields } from '../form/new-password.js';
import { html, type Html } from '../html.js';
import type { Page } from '../layout.js';
import type { PageVisit } from '../page-visit.js';
import { PASSWORD_RULES_SCRIPT_URL } from '../password-rules-script.js';

export const SETUP_PATH = '/setup';

/** What the form asks for beside the password, as typed. */
export const SETUP_FIELDS = ['organizationName', 'domain', 'ownerName', 'address'] as const;
export type SetUpTyped = Readonly<Record<(typeof SETUP_FIELDS)[number] | 'timeZone', string>>;

export const NOTHING_TYPED: SetUpTyped = {
  organizationName: '',
  domain: '',
  ownerName: '',
  address: '',
  timeZone: 'Asia/Shanghai',
};

export const SETUP_MAX = 320;

const INPUTS = {
  organizationName: { autocomplete: 'organization', focus: true },
  domain: { autocomplete: 'off', hint: true },
  ownerName: { autocomplete: 'name' },
  address: { autocomplete: 'username', hint: true, type: 'email' },
} as const satisfies Record<
  (typeof SETUP_FIELDS)[number],
  Pick<Field, 'autocomplete' | 'focus' | 'type'> & { hint?: true }
>;

export function setUpPage(
  { locale, csrfField }: PageVisit,
  rules: readonly PasswordRequirement[],
  typed: SetUpTyped = NOTHING_TYPED,
  { alert: problem, errors }: Explained = NOTHING_WRONG,
): Page {
  const text = (key: string) => Messages.render(locale, `pages.setUp.${key}`);
  const inputs = SETUP_FIELDS.map((name) => {
    const { hint, ...input } = { hint: false, ...INPUTS[name] };
    const said = hint ? text(`${name}Hint`) : undefined;
    const value = typed[name];
    return field(
      { name, label: text(name), value, maxLength: SETUP_MAX, hint: said, ...input },
      errors,
    );
  });
  const body = html`${alert(problem)}
    <p>${text('intro')}</p>
    <form method="post" action="${SETUP_PATH}">
      ${csrfField} ${inputs} ${timeZones(text('timeZone'), typed.timeZone)}
      ${ruleList(locale, rules)} ${newPasswordFields(locale, errors)}
      <button type="submit">${text('submit')}</button>
    </form>`;
  return {
    locale,
    path: SETUP_PATH,
    title: text('title'),
    body,
    script: PASSWORD_RULES_SCRIPT_URL,
  };
}

function timeZones(label: string, chosen: string): Html {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const options = zones.map(
    (zone) => html`<option ${zone === chosen && html`selected`}>${zone}</option>`,
  );
  return html`<div class="field">
    <label for="timeZone">${label}</label>
    <select id="timeZone" name="timeZone">
      ${options}
    </select>
  </div>`;
}

/** For a wrong, replaced or used link. */
export function badSetupLinkPage({ locale }: PageVisit): Page {
  const text = (key: string) => Messages.render(locale, `pages.badSetupLink.${key}`);
  const body = html`<p>${text('text')}</p>
    <a class="button" href="/sign-in">${text('signIn')}</a>`;
  return { locale, path: SETUP_PATH, title: text('title'), body };
}
