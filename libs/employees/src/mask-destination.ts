import type { ChannelKind } from './employee.events.js';

const CHINESE_MOBILE = /^\+86(1\d{2})\d{4}(\d{4})$/;

/**
 * A channel's destination with enough hidden that only who knows it recognises it: `z***@example.com`,
 * `+86 138****8000`, `+1202*****00`.
 */
export function maskDestination(kind: ChannelKind, destination: string): string {
  return kind === 'EMAIL' ? maskAddress(destination) : maskPhone(destination);
}

function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}

function maskPhone(phone: string): string {
  const mobile = CHINESE_MOBILE.exec(phone);
  if (mobile) return `+86 ${mobile[1]}****${mobile[2]}`;
  return `${phone.slice(0, 5)}${'*'.repeat(Math.max(phone.length - 7, 3))}${phone.slice(-2)}`;
}
