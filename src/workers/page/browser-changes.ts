import type { HttpMessage } from '../../core/http/message.ts';

/**
 * What a browser's `fetch` would send otherwise than the message has it: found out by asking the browser, so it holds
 * for the one at hand. The sandbox still gets everything but the body of a GET, through a header of ours.
 */
export function browserChanges(message: HttpMessage, request: Request): string[] {
  const { method, target, headers, body } = message;
  const dropped = headers.map(([name]) => name).filter((name) => !request.headers.has(name));
  const repeated = headers
    .map(([name]) => name.toLowerCase())
    .filter((name, index, all) => all.indexOf(name) !== index);
  const { pathname, search } = new URL(request.url);
  const sentTarget = `${pathname}${search}`;
  // Asked of the method: Firefox does not tell whether a request has a body.
  const bodiless = body !== undefined && body !== '' && /^(?:GET|HEAD)$/.test(request.method);
  return [
    ...(dropped.length > 0 ? [`does not let a page set ${[...new Set(dropped)].join(', ')}`] : []),
    ...(repeated.length > 0 ? [`joins headers of one name into one: ${[...new Set(repeated)].join(', ')}`] : []),
    ...(request.method === method ? [] : [`writes the method ${method} as ${request.method}`]),
    ...(sentTarget.endsWith(target) ? [] : [`rewrites the path ${target.slice(0, 80)}`]),
    ...(bodiless ? [`sends no body with ${method}`] : []),
  ];
}
