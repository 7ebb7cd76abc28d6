import { lexer, type Token, type Tokens } from 'marked';
import { createElement, Fragment, useMemo, type ReactNode } from 'react';

import { External } from '../../ui/shell-external.tsx';

/**
 * Markdown as React elements. Only the parser's tokens are used: text never becomes markup, so Trusted
 * Types have nothing to object to, and HTML in a page is shown as it is written.
 */
export function Prose({ markdown }: { readonly markdown: string }) {
  const content = useMemo(() => {
    const tokens = lexer(markdown) as Block[];
    // The page's own top level becomes h3, below the section's h2.
    const top = Math.min(...tokens.map((token) => (token.type === 'heading' ? token.depth : 6)));
    return element(
      Fragment,
      tokens.map((token) => (token.type === 'heading' ? heading(token, token.depth - top) : block(token))),
    );
  }, [markdown]);
  return <div className="prose">{content}</div>;
}

/** Children as arguments need no keys, and these never change places. */
function element(
  type: string | typeof Fragment,
  children: readonly ReactNode[],
  props: Readonly<Record<string, string>> | null = null,
): ReactNode {
  return createElement(type, props, ...children);
}

type Block =
  | Tokens.Blockquote
  | Tokens.Code
  | Tokens.Heading
  | Tokens.Hr
  | Tokens.List
  | Tokens.Paragraph
  | Tokens.Space
  | Tokens.Table
  | Tokens.Text;
type Inline = Tokens.Br | Tokens.Codespan | Tokens.Em | Tokens.Escape | Tokens.Link | Tokens.Strong | Tokens.Text;

function heading({ tokens }: Tokens.Heading, level: number): ReactNode {
  return element(['h3', 'h4'][level] ?? 'h5', inlines(tokens));
}

function block(token: Block): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return element('p', inlines(token.tokens));
    case 'list':
      return list(token);
    case 'table':
      return table(token);
    case 'code':
      return element('pre', [element('code', [token.text])]);
    case 'blockquote':
      return element('blockquote', blocks(token.tokens));
    case 'text':
      return token.tokens ? element(Fragment, inlines(token.tokens)) : plain(token.text);
    case 'hr':
      return <hr />;
    default:
      return null;
  }
}

function inline(token: Inline): ReactNode {
  switch (token.type) {
    case 'strong':
    case 'em':
      return element(token.type, inlines(token.tokens));
    case 'codespan':
      return element('code', [plain(token.text)]);
    case 'link':
      return link(token);
    case 'br':
      return <br />;
    case 'text':
    case 'escape':
      return plain(token.text);
    default:
      return (token as Token).raw;
  }
}

// Without extensions the lexer makes no other tokens than these.
const blocks = (tokens: readonly Token[]) => (tokens as readonly Block[]).map(block);
const inlines = (tokens: readonly Token[]) => (tokens as readonly Inline[]).map(inline);

function link({ href, text, tokens }: Tokens.Link): ReactNode {
  return /^https?:/.test(href) ? <External href={href}>{element(Fragment, inlines(tokens))}</External> : text;
}

function list({ ordered, items }: Tokens.List): ReactNode {
  return element(
    ordered ? 'ol' : 'ul',
    items.map((item) => element('li', blocks(item.tokens))),
  );
}

function table({ header, rows }: Tokens.Table): ReactNode {
  // An empty corner heads nothing.
  const head = header.map((cell) => element(cell.text === '' ? 'td' : 'th', inlines(cell.tokens)));
  const body = rows.map((row) =>
    element(
      'tr',
      // Where rows become blocks, each cell says whose column it was in.
      row.map(({ tokens }, column) => element('td', inlines(tokens), { 'data-head': header[column]?.text ?? '' })),
    ),
  );
  return (
    <table className="doc-table">
      <thead>{element('tr', head)}</thead>
      {element('tbody', body)}
    </table>
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The lexer escapes text for HTML, which React does too. */
function plain(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
