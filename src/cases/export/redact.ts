import type { HeaderList } from '../../sandbox/journal.ts';

const COVER = '‹redacted›';
/** Headers that are a key by themselves. A MAC or a signature proves, it does not open. */
const KEY_HEADERS = /^(?:api-key|x-api-key|cookie|set-cookie|proxy-authorization)$/i;
const SECRET_MEMBER =
  /("(?:access_?token|refresh_?token|id_?token|token|password|secret|mac_?key|private_?key|api_?key|client_?secret|code)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
const SECRET_PARAMETER = /((?:^|&)(?:access_token|refresh_token|password|client_secret|code)=)[^&]*/gi;

/** The value of a header, when it opens nothing; else covered up. */
export function redactHeaders(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => {
    if (KEY_HEADERS.test(name)) return [name, COVER];
    if (/^authorization$/i.test(name)) return [name, value.replace(/^(bearer|basic|token)\s+.*$/is, `$1 ${COVER}`)];
    return [name, value];
  });
}

/** JSON members and form fields that hold secrets, covered up; everything else to the character. */
export function redactBody(body: string): string {
  return body.replace(SECRET_MEMBER, `$1"${COVER}"`).replace(SECRET_PARAMETER, `$1${COVER}`);
}

export { COVER };
