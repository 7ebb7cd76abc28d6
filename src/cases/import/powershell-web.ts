import { headerOf } from '../../core/http/message.ts';
import { readUrl } from './curl-url.ts';
import { PowerShellText } from './powershell-text.ts';
import { readValue, type Value } from './powershell-value.ts';
import { refused, type ImportedRequest, type RequestsReading } from './reading.ts';

const COMMAND = /(?:invoke-webrequest|invoke-restmethod|iwr|irm)(?![\w-])/iy;

/**
 * Invoke-WebRequest and Invoke-RestMethod, as browsers and API tools copy them: the commands with their
 * arguments, and the assignments before them. Nothing is run.
 */
export function readPowerShell(text: string): RequestsReading {
  const script = new Script(text);
  if (!script.read())
    return refused(
      'powershell-unread',
      'PowerShell that can be read',
      'a quote or a hashtable that is never closed',
      'Copy the text again, from its first line to its last.',
    );
  if (script.requests.length === 0)
    return refused(
      'powershell-no-request',
      'Invoke-WebRequest or Invoke-RestMethod with an address',
      'none',
      'Copy the whole command.',
    );
  return { ok: true, kind: 'powershell', requests: script.requests, lost: [...script.source.notes] };
}

class Script {
  readonly source: PowerShellText;
  readonly requests: ImportedRequest[] = [];
  private readonly variables = new Map<string, Value>();
  private readonly cookies: string[] = [];
  private agent: string | undefined;

  constructor(text: string) {
    this.source = new PowerShellText(text.replace(/^PS [^\n>]*> ?/gm, ''));
  }

  read(): boolean {
    const { source } = this;
    for (;;) {
      source.skip(true);
      if (source.at >= source.text.length) return true;
      const start = source.at;
      if (!this.statement()) return false;
      if (source.at === start) source.at++;
    }
  }

  private statement(): boolean {
    const { source } = this;
    if (source.take(COMMAND) !== '') return this.command();
    const cookie = source.take(/\$\w+\.Cookies\.Add\(\(New-Object System\.Net\.Cookie\(\s*/iy);
    if (cookie !== '') return this.cookie();
    const agent = source.take(/\$\w+\.UserAgent\s*=\s*/iy);
    if (agent !== '') {
      this.agent = source.quoted();
      return this.agent !== undefined;
    }
    const added = source.take(/\$\w+\.Add\(\s*/iy);
    if (added !== '') return this.addRow(added);
    const assigned = source.take(/\$\w+\s*=\s*/y);
    if (assigned === '') {
      // Anything else to the end of its line, quotes as a whole.
      if (/["']/.test(source.text[source.at] ?? '')) return source.quoted() !== undefined;
      source.take(/[^\n;"']+/y);
      return true;
    }
    if (source.take(COMMAND) !== '') return this.command();
    return this.assign((/^\$\w+/.exec(assigned)?.[0] ?? '').toLowerCase());
  }

  private assign(name: string): boolean {
    const { source } = this;
    if (source.take(/New-Object[^\n;]*/iy) !== '') {
      this.variables.set(name, { is: 'table', rows: [], ordered: true });
      return true;
    }
    const value = readValue(source, this.variables);
    if (value) this.variables.set(name, value);
    return value !== undefined;
  }

  /** `$headers.Add("name", "value")`. */
  private addRow(start: string): boolean {
    const { source } = this;
    const name = source.quoted();
    source.take(/\s*,\s*/y);
    const value = readValue(source, this.variables);
    if (name === undefined || !value) return false;
    source.take(/\s*\)/y);
    const key = (/^\$\w+/.exec(start)?.[0] ?? '').toLowerCase();
    const table = this.variables.get(key);
    const rows = table?.is === 'table' ? table.rows : [];
    if (value.is === 'text')
      this.variables.set(key, { is: 'table', rows: [...rows, [name, value.text]], ordered: true });
    return true;
  }

  private cookie(): boolean {
    const { source } = this;
    const name = source.quoted();
    source.take(/\s*,\s*/y);
    const value = source.quoted();
    if (name === undefined || value === undefined) return false;
    source.take(/[^\n]*/y);
    this.cookies.push(`${name}=${value}`);
    return true;
  }

  private command(): boolean {
    const { source } = this;
    const given = new Map<string, Value>();
    for (;;) {
      source.skip(false);
      const char = source.text[source.at];
      if (char === undefined || /[\n;|)]/.test(char)) break;
      const name = source
        .take(/-[A-Za-z]\w*:?/y)
        .replace(/^-|:$/g, '')
        .toLowerCase();
      if (SWITCHES.test(name)) continue;
      const start = source.at;
      const value = readValue(source, this.variables);
      if (!value) return false;
      if (source.at === start) source.at++;
      given.set(name === '' ? 'uri' : name, value);
    }
    const request = this.requestOf(given);
    if (request) this.requests.push(request);
    return true;
  }

  private requestOf(given: ReadonlyMap<string, Value>): ImportedRequest | undefined {
    const text = (name: string) => {
      const value = given.get(name);
      return value?.is === 'text' ? value.text : undefined;
    };
    const uri = text('uri');
    if (uri === undefined) return undefined;
    const { origin, path, query, notes } = readUrl(uri, true, true);
    const headers = [...tableOf(given.get('headers'))];
    const type = text('contenttype');
    const method = (text('method') ?? text('custommethod') ?? 'GET').toUpperCase();
    const body = given.get('body');
    if (this.agent !== undefined && given.has('websession') && headerOf(headers, 'user-agent') === undefined)
      headers.push(['User-Agent', this.agent]);
    if (this.cookies.length > 0 && given.has('websession')) headers.push(['Cookie', this.cookies.join('; ')]);
    if (type !== undefined) headers.push(['Content-Type', type]);
    return {
      name: '',
      hasLine: true,
      message: {
        method,
        origin,
        target: `${path}${query === undefined ? '' : `?${query}`}`,
        headers,
        ...(body?.is === 'text' ? { body: body.text } : {}),
      },
      lost: [...notes, ...bodyNotes(body, given.has('infile'))],
    };
  }
}

const SWITCHES =
  /^(usebasicparsing|skipcertificatecheck|usedefaultcredentials|disablekeepalive|passthru|skiphttperrorcheck|skipheadervalidation|allowunencryptedauthentication|resume|preserveauthorizationonredirect|nobody|verbose|debug)$/;

function tableOf(value: Value | undefined): readonly (readonly [string, string])[] {
  return value?.is === 'table' ? value.rows : [];
}

function bodyNotes(body: Value | undefined, inFile: boolean): string[] {
  if (inFile) return ['The body comes from a file, whose content is not in the command.'];
  if (body?.is === 'table')
    return [
      'The body is a hashtable that PowerShell turns into a form, in an order of its own: its bytes are not in the command.',
    ];
  if (body?.is === 'text' && !body.asUtf8 && /[^\0-\x7f]/.test(body.text))
    return ['Windows PowerShell 5.1 sends a -Body text as Latin-1 unless the content type names a charset.'];
  return [];
}
