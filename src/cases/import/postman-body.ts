import { ownOf } from '../../core/own.ts';
import { items, member, scalar, type Json } from './json-read.ts';

interface PostmanBody {
  readonly body?: string;
  /** The type that Postman sets by itself. */
  readonly type?: string;
  readonly lost: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  text: 'text/plain',
  javascript: 'application/javascript',
};

/** The body of a Postman request, as it sends it. */
export function postmanBody(json: Json | undefined, fill: (text: string) => string): PostmanBody {
  const mode = scalar(member(json, 'mode'));
  if (json === undefined || mode === undefined || scalar(member(json, 'disabled')) === 'true') return { lost: [] };
  switch (mode) {
    case 'raw': {
      const language = scalar(member(member(member(json, 'options'), 'raw'), 'language')) ?? 'text';
      return { body: fill(scalar(member(json, 'raw')) ?? ''), type: ownOf(TYPES, language) ?? 'text/plain', lost: [] };
    }
    case 'urlencoded':
      return {
        body: formOf(items(member(json, 'urlencoded')), fill),
        type: 'application/x-www-form-urlencoded',
        lost: [
          'The form is written from its parts; Postman may percent-encode other characters than those encoded here.',
        ],
      };
    case 'formdata':
      return {
        lost: [
          'The body is multipart, with a boundary that Postman generates each time: its bytes are not in the file.',
        ],
      };
    case 'graphql':
      return { lost: ['Postman makes the body from a GraphQL query; it is left out.'] };
    default:
      return { lost: ['The body is in a file, whose content is not in the collection.'] };
  }
}

function formOf(rows: readonly Json[], fill: (text: string) => string): string {
  return rows
    .filter((row) => scalar(member(row, 'disabled')) !== 'true')
    .map((row) => {
      const [name, value] = ['key', 'value'].map((part) => fill(scalar(member(row, part)) ?? ''));
      return `${encode(name ?? '')}=${encode(value ?? '')}`;
    })
    .join('&');
}

function encode(text: string): string {
  // A lone surrogate is sent as U+FFFD, as every UTF-8 encoder has it.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
