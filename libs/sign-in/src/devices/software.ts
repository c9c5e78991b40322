import Bowser from 'bowser';

/** Families of the browser and the system that a user agent names: no versions, which change every month. */
export interface Software {
  readonly browser: string | null;
  readonly os: string | null;
}

const LONGEST = 40;

/** @param userAgent as the client sent it: what it says is a claim. */
export function softwareOf(userAgent: string | null): Software {
  if (!userAgent) return { browser: null, os: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: family(browser.name), os: family(os.name) };
}

function family(name: string | undefined): string | null {
  return name?.slice(0, LONGEST) || null;
}
