import type { CurlArgs, Given } from './curl-args.ts';
import { readData, type CurlData } from './curl-data.ts';
import { readHeaders } from './curl-headers.ts';
import { readUrl } from './curl-url.ts';
import type { ImportedRequest } from './reading.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Nobody means more addresses in one command. */
const MOST_ADDRESSES = 200;

/** The requests that one part of a curl command makes: one for each address. */
export function curlRequests({ given, urls }: CurlArgs, stdin: string | undefined): ImportedRequest[] {
  return urls.slice(0, MOST_ADDRESSES).map((url) => curlRequest(given, url, stdin));
}

function curlRequest(given: readonly Given[], typed: string, stdin: string | undefined): ImportedRequest {
  const has = (name: string) => given.some((option) => option.name === name);
  const last = (name: string) => given.findLast((option) => option.name === name)?.value;
  const data = readData(given, stdin);
  const url = readUrl(typed, has('path-as-is'), has('globoff'));
  const upload = has('upload-file');
  const form = has('form') || has('form-string');
  const sendsData = data.isThere && !has('get') && !upload && !form;
  const { headers, notes } = readHeaders(given, {
    user: url.user,
    type: sendsData ? FORM : undefined,
    isJson: data.isJson,
  });
  const query = queryOf(url.query, given, has('get') ? data : undefined);
  const target = last('request-target') ?? `${url.path}${query === undefined ? '' : `?${query}`}`;
  const method = last('request') ?? methodOf({ has, upload, form, sendsData });
  return {
    name: '',
    hasLine: true,
    message: {
      method,
      origin: url.origin,
      target,
      headers,
      ...(sendsData && data.text !== undefined ? { body: data.text } : {}),
    },
    lost: [...url.notes, ...data.notes, ...notes, ...bodyNotes(upload, form), ...caseNote(method)],
  };
}

interface Shape {
  readonly has: (name: string) => boolean;
  readonly upload: boolean;
  readonly form: boolean;
  readonly sendsData: boolean;
}

function methodOf({ has, upload, form, sendsData }: Shape): string {
  if (has('head')) return 'HEAD';
  if (upload) return 'PUT';
  return form || sendsData ? 'POST' : 'GET';
}

/** What stands after the question mark: that of the address, then --url-query, then the data of --get. */
function queryOf(typed: string | undefined, given: readonly Given[], data: CurlData | undefined): string | undefined {
  const more = given.filter(({ name }) => name === 'url-query');
  const asData = more.map(({ value }) =>
    value.startsWith('+') ? { name: 'data-raw', value: value.slice(1) } : { name: 'data-urlencode', value },
  );
  const added = more.length > 0 ? readData(asData, undefined).text : undefined;
  const parts = [typed, added, data?.text].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? typed : parts.join('&');
}

function bodyNotes(upload: boolean, form: boolean): string[] {
  return [
    ...(upload ? ['The body is uploaded from a file, whose content is not in the command.'] : []),
    ...(form
      ? ['-F makes a multipart body with a boundary that curl generates each time: its bytes are not in the command.']
      : []),
  ];
}

function caseNote(method: string): string[] {
  return /[a-z]/.test(method)
    ? ['The method has lower-case letters: curl sends it as it is, and servers distinguish case.']
    : [];
}
