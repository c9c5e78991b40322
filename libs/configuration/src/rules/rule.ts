import type { Settings } from '../settings.js';

/** What settings must fulfil together, or beyond their form. Answers one sentence a problem, saying what to set. */
export type Rule = (settings: Settings) => readonly string[];
