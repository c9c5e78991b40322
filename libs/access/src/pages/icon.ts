export const ICON_PATH = '/assets/keyledger.svg';

/** A key over a ledger's lines. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#1a56c4"/>
<g fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round">
<circle cx="11" cy="12" r="4.5"/><path d="M15.5 12H26M22 12v4M7 22h18M7 26h12"/>
</g></svg>`;
