import { describe, expect, it } from 'vitest';

import { literal } from '../../core/recipe/expression.ts';
import { formulaOf, phraseOf } from '../../core/recipe/formula.ts';
import { coverageOf, switchesOf } from '../../core/scheme/coverage.ts';
import { mac } from './mac.ts';

const step = (name: string) => mac.steps.find((one) => one.name === name)?.expr ?? literal('');
const says = (inputs: Readonly<Record<string, string>>, part: string) =>
  coverageOf(mac, inputs).find((row) => row.part === part);

describe('what the page says of a Paysera request', () => {
  it('a line feed ends the string as well', () => {
    expect(phraseOf(step('normalized request string'))).toBe('the parts, each followed by a line feed');
  });

  it('the formula is that of the documented dialect, without the page’s switch', () => {
    const names = new Map(mac.steps.map(({ name, expr }) => [expr, name]));
    const formula = mac.steps.map(({ expr }) => formulaOf(expr, names, switchesOf(mac, {})));
    expect(formula[0]).toBe('(body ≠ "" ? base64(SHA-256(utf8(body))) : "")');
    expect(formula.join('\n')).not.toMatch(/choose|dialect/);
  });

  it('the header holds what it holds: no switch, and ext by its name', () => {
    expect(says({}, 'header Authorization')?.says).toBe(
      'signed: ts, nonce, ext; not signed: client_id; carries the signature',
    );
  });

  it('a port that the dialect does not sign is not called signed', () => {
    expect(says({}, 'host and port')).toMatchObject({ bound: 'signed', says: 'signed: port, host' });
    expect(says({ dialect: 'swift' }, 'host and port')?.bound).toBe('partly');
  });
});
