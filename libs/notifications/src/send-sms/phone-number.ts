import type { Secret } from '@keyledger/kernel';
import { MessageRefused } from '../send-message/index.js';

/** ITU-T E.164 §6: at most 15 digits, the country's first. */
const E164 = /^\+[1-9]\d{6,14}$/;

/** @throws MessageRefused `ADDRESS_INVALID` */
export function phoneNumber(to: Secret): string {
  const number = to.reveal();
  if (!E164.test(number)) throw new MessageRefused('ADDRESS_INVALID');
  return number;
}
