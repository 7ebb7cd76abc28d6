import { expect, test } from 'vitest';

import { mac } from '../../schemes/paysera/mac.ts';
import { usualAddress } from './usual-address.ts';

test('an address is shown without the rules that write it: scheme, host and port', () => {
  if (!('by' in mac.message)) throw new Error('one message for each dialect');
  const origin = usualAddress(mac.message.of['documented']?.origin ?? '');
  if (typeof origin === 'string') throw new Error('made of fields');
  expect(origin.parts.map((part) => (typeof part === 'string' || 'group' in part ? part : part.param))).toEqual([
    'https://',
    'host',
    ':',
    'port',
  ]);
  expect(usualAddress('https://api.paynet.one')).toBe('https://api.paynet.one');
});
