import Bowser from 'bowser';
import { LRUCache } from 'lru-cache';

/** Families of the browser and the system that a user agent names: no versions, which change every month. */
export interface Software {
  readonly browser: string | null;
  readonly os: string | null;
}

const LONGEST = 40;
/** Few programs make most sign-ins, and telling them apart is a hundred regular expressions. */
const known = new LRUCache<string, Software>({ max: 1_000 });

/** @param userAgent as the client sent it: what it says is a claim. */
export function softwareOf(userAgent: string | null): Software {
  if (!userAgent) return { browser: null, os: null };
  const software = known.get(userAgent) ?? parsed(userAgent);
  known.set(userAgent, software);
  return software;
}

function parsed(userAgent: string): Software {
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: family(browser.name), os: family(os.name) };
}

function family(name: string | undefined): string | null {
  return name?.slice(0, LONGEST) || null;
}
