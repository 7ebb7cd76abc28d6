import { describe, expect, it } from 'vitest';

import { encodeCharset, PLATFORM_CHARSETS } from './charset.ts';
import { encodeHex } from './hex.ts';

const hexOf = (text: string, charset: string) => encodeHex(encodeCharset(text, charset));

describe('charsets that the platform only decodes', () => {
  // What `iconv -f UTF-8 -t CHARSET | xxd -p` gives.
  it.each([
    ['中é', 'gbk', 'd6d0a8a6'],
    ['€', 'gbk', '80'],
    ['中', 'big5', 'a4a4'],
    ['あｱ', 'shift_jis', '82a0b1'],
    ['한', 'euc-kr', 'c7d1'],
    ['ї', 'windows-1251', 'bf'],
    ['Я', 'koi8-r', 'f1'],
    ['€', 'iso-8859-15', 'a4'],
    ['é', 'windows-1253', '3f'],
    ['😊', 'gbk', '3f'],
    ['–€“ÿ\u009d', 'windows-1252', '968093ff9d'],
    // As Python's cp1252 has them.
    ['€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ', 'windows-1252', '8082838485868788898a8b8c8e9192939495969798999a9b9c9e9f'],
    ['–€', 'utf-8-twice-1252', 'c3a2e282ace2809cc3a2e2809ac2ac'],
    ['éÁ§', 'cp850', '82b5f5'],
    ['éÁ§', 'macintosh', '8ee7a4'],
    ['Яё', 'ibm866', '9ff1'],
  ])('writes %s in %s as %s', (text, charset, hex) => {
    expect(hexOf(text, charset)).toBe(hex);
  });

  // Some of Node's decoders (20.20) take windows-1252 for Latin-1.
  it.each(PLATFORM_CHARSETS.filter((name) => name !== 'windows-1252'))(
    'writes in %s what the platform reads back, whatever it holds',
    (charset) => {
      const decoder = new TextDecoder(charset);
      const held: string[] = [];
      for (let code = 0x80; code < 0x10000; code++) {
        const text = String.fromCharCode(code);
        const bytes = encodeCharset(text, charset);
        if (bytes[0] !== 0x3f) held.push(decoder.decode(bytes) === text ? text : `${text} wrong`);
      }
      expect(held.filter((text) => text.endsWith('wrong'))).toEqual([]);
      expect(held.length).toBeGreaterThan(120);
    },
  );
});
