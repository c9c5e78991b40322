import { answersAreEven } from './answers-are-even.js';
import { hashesAreStrong } from './hashes-are-strong.js';
import {
  keysAreWhole,
  keysLieOutsideTheData,
  productionNamesItsKeys,
} from './keys-are-configured.js';
import { mailNamesItsSender, messagesHaveAWay } from './messages-have-a-way.js';
import type { Rule } from './rule.js';
import { sessionsEndByIdlenessFirst } from './sessions-end.js';
import {
  smsEndpointsAreEncrypted,
  smsTemplatesAreReadable,
  smsVendorsAreComplete,
  smsVendorsAreKnown,
} from './sms-vendors-are-configured.js';
import { trustedDocumentsAreNamed } from './trusted-documents-are-named.js';
import {
  eventStoreIsEncrypted,
  eventStorePasswordIsEncoded,
  productionIsEncrypted,
  publicUrlIsPlain,
  urlsSpeakTheirProtocol,
} from './urls-are-right.js';
import { webhookTargetsAreReadable } from './webhook-targets-are-readable.js';

/** Every rule beyond the form of single values, in the order their problems are told. */
export const rules: readonly Rule[] = [
  keysAreWhole,
  productionNamesItsKeys,
  keysLieOutsideTheData,
  urlsSpeakTheirProtocol,
  eventStorePasswordIsEncoded,
  eventStoreIsEncrypted,
  productionIsEncrypted,
  publicUrlIsPlain,
  messagesHaveAWay,
  mailNamesItsSender,
  smsVendorsAreKnown,
  smsVendorsAreComplete,
  smsTemplatesAreReadable,
  smsEndpointsAreEncrypted,
  hashesAreStrong,
  answersAreEven,
  sessionsEndByIdlenessFirst,
  trustedDocumentsAreNamed,
  webhookTargetsAreReadable,
];
