import { createHash } from 'node:crypto';

import { expect, it } from 'vitest';

import { diagnosed } from './fixtures/diagnosed.ts';

const BODY =
  '{"externalId":"PayStar-1","status":"InProgress","amount":"100.50","orderType":"Deposit","currency":"USD"}';
const INPUTS = { privateKey: 'k3y-PrivaTe/9==', body: BODY };

const cases: readonly (readonly [signed: string, cause: string, says: string])[] = [
  // An f-string with a member of class OrderStatus(str, Enum), Python 3.11.
  ['PayStar-1;OrderStatus.IN_PROGRESS;100.50;Deposit', 'body-object-to-string', 'OrderStatus.IN_PROGRESS'],
  ['PayStar-1;InProgress;100.50;OrderType.DEPOSIT', 'body-object-to-string', 'OrderType.DEPOSIT'],
  ["PayStar-1;<Status.InProgress: 'InProgress'>;100.50;Deposit", 'body-object-to-string', 'the member of an enum'],
  // As Go 1.19 prints them: fmt.Sprintf with a verb for another type.
  ['PayStar-1;InProgress;%!s(float64=100.5);Deposit', 'literal-undefined', 'a float64 for %s'],
  ['PayStar-1;InProgress;%!d(float64=100.5);Deposit', 'literal-undefined', 'a float64 for %d'],
  ['PayStar-1;InProgress;%!d(string=100.50);Deposit', 'literal-undefined', 'a string for %d'],
  ['PayStar-1;InProgress;%!f(string=10);Deposit', 'literal-undefined', 'a string for %.2f'],
];

it.each(cases)('finds %s', async (signed, cause, says) => {
  const observed = createHash('sha256').update(`${signed};${INPUTS.privateKey}`).digest('hex');
  const { verdict, explanations } = await diagnosed('paystar/callback', INPUTS, { Signature: observed });
  expect(verdict).toBe('explained');
  expect(explanations[0]?.causes).toContain(cause);
  expect(explanations[0]?.says).toContain(says);
});
