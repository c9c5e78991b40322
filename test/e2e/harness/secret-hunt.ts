export interface Finding {
  /** What was found, by the name it was given: never the secret itself. */
  readonly secret: string;
  readonly form: string;
  readonly place: string;
}

interface Needle {
  readonly secret: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/** Looks for known secrets in what should not hold them, in the forms that programs write text in. */
export class SecretHunt {
  readonly #needles: Needle[] = [];

  know(secret: string, value: string): void {
    for (const [form, text] of Object.entries(formsOf(value))) {
      this.#needles.push({ secret, form, bytes: Buffer.from(text) });
    }
  }

  /** Names of the secrets that are looked for. */
  get known(): string[] {
    return [...new Set(this.#needles.map(({ secret }) => secret))];
  }

  look(place: string, content: string | Buffer): Finding[] {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return this.#needles
      .filter((needle) => bytes.includes(needle.bytes))
      .map(({ secret, form }) => ({ secret, form, place }));
  }
}

/** Base64 of a text inside a longer one depends on where it begins, so each of the three beginnings is a form. */
function formsOf(value: string): Record<string, string> {
  const hex = Buffer.from(value).toString('hex');
  const escaped = JSON.stringify(value).slice(1, -1);
  return {
    plain: value,
    'JSON-escaped': escaped,
    'twice JSON-escaped': JSON.stringify(escaped).slice(1, -1),
    'URL-encoded': encodeURIComponent(value),
    'form-encoded': new URLSearchParams([['', value]]).toString().slice(1),
    'HTML-escaped': value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
    hex,
    'upper-case hex': hex.toUpperCase(),
    ...base64Forms(value, 'base64'),
    ...base64Forms(value, 'base64url'),
  };
}

function base64Forms(value: string, encoding: 'base64' | 'base64url'): Record<string, string> {
  const forms = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const text = bytes.toString(encoding).replace(/=+$/, '');
    // The characters at both ends hold bits of the neighbours too.
    const from = Math.ceil((before * 8) / 6);
    const to = Math.floor((bytes.length * 8) / 6);
    return [`${encoding} at ${before}`, text.slice(from, to)] as const;
  });
  return Object.fromEntries(forms);
}
