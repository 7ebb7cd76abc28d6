import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJsonString, lineAndColumn, memberOf, scanJson, type JsonNode } from './scan.ts';

/** The value a scan stands for, put together from places alone. */
function valueOf(text: string, node: JsonNode): unknown {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(node.members.map((member) => [member.name, valueOf(text, member.value)]));
    case 'array':
      return node.items.map((item) => valueOf(text, item));
    case 'string':
      return decodeJsonString(text.slice(node.start, node.end));
    default:
      return JSON.parse(text.slice(node.start, node.end));
  }
}

describe('the JSON scanner', () => {
  it('reads whatever JSON.parse reads, and the same', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (compact, indent) => {
        const text = JSON.stringify(JSON.parse(compact), null, indent);
        const scan = scanJson(text);
        if (!scan.ok) throw new Error(scan.expected);
        expect(JSON.stringify(valueOf(text, scan.root))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const jsonish = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '1',
        '-',
        '0',
        '.5',
        'e3',
        'true',
        'nul',
        ' ',
        '\n',
        '\\u00e9',
        '\t',
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(jsonish, (parts) => {
        const text = parts.join('');
        expect(scanJson(text).ok, text).toBe(parses(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('says where and what it expected', () => {
    expect(scanJson('{"a" 1}')).toEqual({ ok: false, at: 5, expected: ':' });
    expect(scanJson('{"a":1')).toEqual({ ok: false, at: 6, expected: 'a comma or }' });
    expect(lineAndColumn('{\n "a" 1}', 6)).toEqual({ line: 2, column: 5 });
  });

  it('takes the last of two members with one name', () => {
    const text = '{"a":1,"a":2}';
    const scan = scanJson(text);
    const member = scan.ok ? memberOf(scan.root, 'a') : undefined;
    expect(member && text.slice(member.value.start, member.value.end)).toBe('2');
  });

  it('reads 2 MB without a stall and deep nesting without a crash', () => {
    // Processor time, which a busy machine does not add to.
    const start = process.cpuUsage();
    expect(scanJson(JSON.stringify({ pad: 'x'.repeat(2_000_000) })).ok).toBe(true);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(500);
    // As deep as this, and right in itself: refused in words, where a reader that calls itself would crash.
    expect(scanJson(`${'['.repeat(100_000)}${']'.repeat(100_000)}`).ok).toBe(false);
    expect(scanJson(`${'['.repeat(500)}${']'.repeat(500)}`).ok).toBe(true);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
