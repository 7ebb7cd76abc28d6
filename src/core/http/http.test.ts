import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlCommand } from './curl.ts';
import { checkMessage, rawHttp, type HttpMessage } from './message.ts';

const message: HttpMessage = {
  method: 'POST',
  origin: 'https://api.example',
  target: '/a?b=c',
  headers: [['Content-Type', 'application/json']],
  body: '{"a":"é"}',
};

/** What a shell hands to curl: its arguments and its standard input. */
function shellSees(command: string): { readonly args: readonly string[]; readonly stdin: string } {
  const script = `curl() { printf '%s\\036' "$@"; printf '\\035'; case " $* " in *' @- '*) cat;; esac; }\n${command}`;
  const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'buffer' });
  const at = stdout.indexOf(0x1d);
  return {
    args: stdout.subarray(0, at).toString('utf8').split('\x1e').slice(0, -1),
    stdin: stdout.subarray(at + 1).toString('utf8'),
  };
}

describe('the curl command', () => {
  it('reaches curl with the body to the byte, whatever is in it', () => {
    const hostile = fc
      .array(
        fc.constantFrom(
          'a',
          "'",
          '"',
          '$HOME',
          '`id`',
          '\\',
          '\n',
          '\r\n',
          '!',
          '%s',
          '@x',
          'é',
          '😊',
          ' ',
          '\t',
          '\0',
          ';',
          '&',
        ),
        { minLength: 1, maxLength: 10 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (body) => {
        const seen = shellSees(curlCommand({ ...message, body }));
        const sent = seen.args.includes('--data-raw') ? seen.args[seen.args.indexOf('--data-raw') + 1] : seen.stdin;
        expect(sent).toBe(body);
        expect(seen.args).toContain('https://api.example/a?b=c');
      }),
      { numRuns: 60 },
    );
  });

  it('reaches curl with the method as it is: a shell runs nothing of it', () => {
    for (const method of ['GET', 'get', 'GET;echo', '$(echo PUT)', 'GET|cat', '`echo`', "O'PTIONS", '*', ''])
      expect(shellSees(curlCommand({ ...message, method })).args.slice(0, 2)).toEqual(['-X', method]);
    expect(curlCommand(message)).toMatch(/^curl -X POST /);
  });

  it('can send a header with an empty value', () => {
    // curl takes a header of blanks for one to leave out.
    for (const value of ['', ' ', ' \t'])
      expect(shellSees(curlCommand({ ...message, headers: [['X-App-Token', value]] })).args).toContain('X-App-Token;');
  });

  it('switches off the globbing of brackets in the address', () => {
    expect(curlCommand({ ...message, target: '/a[1]' })).toContain('--globoff');
  });
});

describe('the raw request', () => {
  it('has a request line, Host first, the length of the body in bytes, and the body as it is', () => {
    expect(rawHttp(message, 10)).toBe(
      'POST /a?b=c HTTP/1.1\r\nHost: api.example\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"a":"é"}',
    );
  });

  it('is refused in words when a header would break its line', () => {
    expect(checkMessage({ ...message, headers: [['X-App-Token', 'a\nb']] })).toMatchObject([
      { code: 'header-control', severity: 'error' },
    ]);
  });

  it('warns of a header beyond ASCII, which clients send in four ways', () => {
    for (const value of ['ключ', 'clé', 'a\u007f'])
      expect(checkMessage({ ...message, headers: [['X-App-Token', value]] }), value).toMatchObject([
        { code: 'header-charset', severity: 'warning' },
      ]);
    expect(checkMessage({ ...message, headers: [['X-App-Token', 'a ~\t']] })).toEqual([]);
  });
});
