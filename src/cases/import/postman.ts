import { headerOf } from '../../core/http/message.ts';
import { trimmed } from '../../core/http/parse-raw.ts';
import { scanJson } from '../../core/json/scan.ts';
import { readUrl } from './curl-url.ts';
import { items, member, scalar, type Json } from './json-read.ts';
import { addAuth, authOf } from './postman-auth.ts';
import { postmanBody } from './postman-body.ts';
import { refused, type ImportedRequest, type RequestsReading } from './reading.ts';

/** Postman collections v2.0 and v2.1, one item or one request of them. Scripts are never run. */
export function readPostman(text: string): RequestsReading {
  const scan = scanJson(text.replace(/^\ufeff/, ''));
  if (!scan.ok)
    return refused(
      'postman-json',
      'a Postman collection as JSON',
      `text that is not JSON: character ${scan.at + 1} is not ${scan.expected}`,
      'Export it again, as Collection v2.1.',
    );
  const root: Json = { text: text.replace(/^\ufeff/, ''), node: scan.root };
  const variables = variablesOf(root);
  const requests: ImportedRequest[] = [];
  const notes = new Set<string>();
  collect(member(root, 'collection') ?? root, { path: '', auth: undefined }, { variables, requests, notes });
  if (requests.length === 0)
    return refused(
      'postman-empty',
      'a Postman collection with requests',
      'one without any',
      'Export the collection that holds the request.',
    );
  return { ok: true, kind: 'postman', requests, lost: [...notes] };
}

interface Place {
  readonly path: string;
  /** What folders above lay down. */
  readonly auth: Json | undefined;
}

interface Into {
  readonly variables: ReadonlyMap<string, string>;
  readonly requests: ImportedRequest[];
  readonly notes: Set<string>;
}

/** An item is a folder with items, or has a request. */
function collect(json: Json, { path, auth: above }: Place, into: Into): void {
  const auth = member(json, 'auth') ?? above;
  if (items(member(json, 'event')).length > 0)
    into.notes.add('Scripts of the collection were not run: what they set or sign is not here.');
  const name = scalar(member(json, 'name')) ?? '';
  const request =
    member(json, 'request') ?? (scalar(member(json, 'url')) !== undefined || member(json, 'method') ? json : undefined);
  if (request) {
    const read = requestOf(request, auth, into.variables);
    if (read) into.requests.push({ ...read, name: path === '' ? name : `${path} / ${name}` });
  }
  const isRoot = member(json, 'info') !== undefined;
  const inside = isRoot ? '' : path === '' ? name : `${path} / ${name}`;
  for (const item of items(member(json, 'item'))) collect(item, { path: inside, auth }, into);
}

function requestOf(
  json: Json,
  above: Json | undefined,
  variables: ReadonlyMap<string, string>,
): ImportedRequest | undefined {
  const line = scalar(json);
  // A log may have a member of that name, with a body for its text.
  if (line !== undefined && /^\s*[{[]["[{]/.test(line)) return undefined;
  const url = line ?? scalar(member(json, 'url')) ?? scalar(member(member(json, 'url'), 'raw'));
  if (url === undefined) return undefined;
  const used = new Variables(variables);
  const { origin, path, query, notes } = readUrl(used.fill(url), true, true);
  const listed = items(member(json, 'header'))
    .filter((row) => scalar(member(row, 'disabled')) !== 'true')
    .map((row): [string, string] => [
      used.fill(scalar(member(row, 'key')) ?? ''),
      trimmed(used.fill(scalar(member(row, 'value')) ?? '')),
    ]);
  const { body, type, lost } = postmanBody(member(json, 'body'), (text) => used.fill(text));
  const target = `${path}${query === undefined ? '' : `?${query}`}`;
  const auth = authOf(member(json, 'auth') ?? above, (text) => used.fill(text));
  const message = addAuth(
    {
      method: used.fill(scalar(member(json, 'method')) ?? 'GET'),
      origin,
      target,
      headers: [
        ...listed.filter(([name]) => name !== ''),
        ...(type === undefined || headerOf(listed, 'content-type') !== undefined
          ? []
          : [['Content-Type', type] as const]),
      ],
      ...(body === undefined ? {} : { body }),
    },
    auth,
  );
  return {
    name: '',
    hasLine: true,
    message,
    lost: [...notes.filter((note) => !note.includes('[ ]')), ...lost, ...auth.lost, ...used.notes()],
  };
}

function variablesOf(root: Json): ReadonlyMap<string, string> {
  const rows = [...items(member(root, 'variable')), ...items(member(member(root, 'collection'), 'variable'))];
  return new Map(
    rows.flatMap((row) => {
      const key = scalar(member(row, 'key')) ?? scalar(member(row, 'id'));
      const value = scalar(member(row, 'value'));
      return key === undefined || value === undefined || value === '' ? [] : [[key, value] as const];
    }),
  );
}

/** `{{name}}` in a text: replaced where the collection says by what, kept as written elsewhere. */
class Variables {
  private readonly known: ReadonlyMap<string, string>;
  private readonly filled = new Set<string>();
  private readonly open = new Set<string>();

  constructor(known: ReadonlyMap<string, string>) {
    this.known = known;
  }

  fill(text: string): string {
    return text.replace(/\{\{([^{}]{1,100})\}\}/g, (written, typed: string) => {
      const name = typed.trim();
      const value = this.known.get(name);
      (value === undefined ? this.open : this.filled).add(name);
      return value ?? written;
    });
  }

  notes(): string[] {
    return [
      ...[...this.filled].map(
        (name) => `{{${name}}} was filled in from the collection’s variables; an environment may say otherwise.`,
      ),
      ...[...this.open].map((name) => `{{${name}}} is a variable of Postman: its value is not in the file.`),
    ];
  }
}
