import type { Locale } from '@keyledger/kernel';
import type { PasswordRequirement } from '@keyledger/credentials';
import { Messages } from '@keyledger/graphql';
import { html, type Html } from '../html.js';

/** What is wrong with a field, in sentences. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly value?: string;
  readonly autocomplete: string;
  readonly maxLength: number;
  /** Which keyboard a telephone shows. */
  readonly inputMode?: 'numeric';
  readonly hint?: string;
  /** Put the cursor here when the page opens; where something is wrong it goes to the first such field. */
  readonly focus?: boolean;
}

/** An input with its label; hint and errors are tied to it, so that they are read out with it. */
export function field(wanted: Field, errors: FieldErrors): Html {
  const { name, label, type = 'text', value = '', autocomplete, maxLength, inputMode } = wanted;
  const { hint, focus } = wanted;
  const wrong = errors[name] ?? [];
  const [firstWrong] = Object.keys(errors);
  const cursor = firstWrong === undefined ? focus === true : firstWrong === name;
  const described = [hint && `${name}-hint`, wrong.length > 0 && `${name}-error`].filter(Boolean);
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${type === 'password' ? '' : value}"
      autocomplete="${autocomplete}"
      maxlength="${maxLength}"
      required
      ${inputMode ? html`inputmode="${inputMode}"` : null}
      ${type === 'text' ? null : html`autocapitalize="none" spellcheck="false"`}
      ${described.length > 0 && html`aria-describedby="${described.join(' ')}"`}
      ${wrong.length > 0 && html`aria-invalid="true"`}
      ${cursor && html`autofocus`}
    />
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null}
    ${wrong.length > 0 && errorList(`${name}-error`, wrong)}
  </div>`;
}

function errorList(id: string, sentences: readonly string[]): Html {
  if (sentences.length === 1) return html`<p class="error" id="${id}">${sentences[0] ?? ''}</p>`;
  const items = sentences.map((sentence) => html`<li>${sentence}</li>`);
  return html`<div class="error" id="${id}">
    <ul>
      ${items}
    </ul>
  </div>`;
}

/** What concerns the form as a whole, read out when the page opens. */
export function alert(sentence: string | null): Html | null {
  return sentence === null ? null : html`<div class="alert" role="alert"><p>${sentence}</p></div>`;
}

/** The rules, before anybody types; `password-rules.js` marks them while somebody does. */
export function ruleList(locale: Locale, rules: readonly PasswordRequirement[]): Html {
  const text = (key: string, params = {}) => Messages.render(locale, `pages.rules.${key}`, params);
  const items = rules.map(({ code, parameters, sentence }) => {
    const numbers = Object.entries(parameters).map(
      ([name, value]) => html` data-${name}="${value}"`,
    );
    return html`<li data-rule="${code}" ${numbers}>${sentence}</li>`;
  });
  return html`<p class="quiet" id="rules-title">${text('title')}</p>
    <ul
      class="rules"
      aria-labelledby="rules-title"
      data-kept="${text('kept')}"
      data-open="${text('open')}"
      data-later="${text('later')}"
      data-summary="${text('summary', { kept: '{kept}', all: '{all}' })}"
    >
      ${items}
      <li data-rule="SAME" hidden>${text('same')}</li>
    </ul>`;
}
