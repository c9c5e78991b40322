import { describe, expect, it } from '@jest/globals';
import { html } from './html.js';

describe('html', () => {
  it('escapes what is filled in, for text and for attributes in double quotes', () => {
    const typed = `<b onclick='x'>"&`;
    expect(html`<p title="${typed}">${typed}</p>`.markup).toBe(
      '<p title="&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;">&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;</p>',
    );
  });

  it('takes its own pieces as they are, joins lists, and leaves nothing for null and false', () => {
    const items = ['a', '<'].map((item) => html`<li>${item}</li>`);
    expect(html`${items}${null}${false}${1}`.markup).toBe('<li>a</li><li>&lt;</li>1');
  });
});
