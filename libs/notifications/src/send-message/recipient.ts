import type { Secret } from '@keyledger/kernel';
import { MessageRefused } from './message-errors.js';

/** One plain address: no list, no display name, nothing that could start another header. */
const ONE_ADDRESS = /^[^\s@<>,;:"()\p{Cc}]+@[^\s@<>,;:"()\p{Cc}]+$/u;

/** @throws MessageRefused `ADDRESS_INVALID` */
export function recipient(to: Secret): string {
  const address = to.reveal();
  if (!ONE_ADDRESS.test(address)) throw new MessageRefused('ADDRESS_INVALID');
  return address;
}
