import type { Locale } from '@keyledger/kernel';
import { Messages } from '@keyledger/graphql';
import type { ProviderChangeState } from '../../graphql/account-enums.js';
import '../../messages.js';

/**
 * What the person at the screen does about a change that did not come about. A connector may explain its codes
 * by messages of its own, `account.provider.refused.<CODE>`, which take the provider's name.
 */
export function providerInstruction(
  state: ProviderChangeState,
  code: string | null,
  provider: string,
  locale: Locale,
): string | null {
  if (state === 'PENDING') return null;
  if (state === 'UNSUPPORTED')
    return Messages.render(locale, 'account.provider.unsupported', { provider });
  const own = `account.provider.refused.${code}`;
  return Messages.has(own)
    ? Messages.render(locale, own, { provider })
    : Messages.render(locale, 'account.provider.refused', { provider, code: code ?? '' });
}
