import type { Locale } from '@keyledger/kernel';
import { composeMessage, type Composed, type TemplateKind } from '../templates/index.js';
import { sampleParams } from './sample-params.js';

/** A message as its reader would see it, with sample values. */
export function previewMessage(kind: TemplateKind, locale: Locale): Composed {
  return composeMessage(kind, sampleParams(locale)[kind], locale);
}
