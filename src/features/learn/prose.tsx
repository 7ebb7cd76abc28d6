import { lexer, type Token, type Tokens } from 'marked';
import { useMemo, type ReactNode } from 'react';

import { External } from '../../ui/shell-external.tsx';

/**
 * Markdown as React elements. Only the parser's tokens are used: text never becomes markup, so Trusted
 * Types have nothing to object to, and HTML in a page is shown as it is written.
 */
export function Prose({ markdown }: { readonly markdown: string }) {
  const tokens = useMemo(() => lexer(markdown) as Block[], [markdown]);
  const headings = tokens.filter((token) => token.type === 'heading');
  // The page's own top level becomes h3, below the section's h2.
  const top = Math.min(...headings.map(({ depth }) => depth));
  return (
    <div className="prose">
      {tokens.map((token, index) =>
        token.type === 'heading' ? (
          <Heading key={`${index}`} token={token} level={token.depth - top + 3} />
        ) : (
          <BlockOf key={`${index}`} token={token} />
        ),
      )}
    </div>
  );
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

function Heading({ token, level }: { readonly token: Tokens.Heading; readonly level: number }) {
  const Name = level === 3 ? 'h3' : level === 4 ? 'h4' : 'h5';
  return <Name>{inline(token.tokens)}</Name>;
}

const blocks = (tokens: readonly Token[]): ReactNode[] =>
  (tokens as readonly Block[]).map((token, index) => <BlockOf key={`${index}`} token={token} />);

function BlockOf({ token }: { readonly token: Block }): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return <p>{inline(token.tokens)}</p>;
    case 'list':
      return <List token={token} />;
    case 'table':
      return <Table token={token} />;
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{blocks(token.tokens)}</blockquote>;
    case 'text':
      return token.tokens ? inline(token.tokens) : plain(token.text);
    case 'hr':
      return <hr />;
    default:
      return null;
  }
}

const inline = (tokens: readonly Token[]): ReactNode[] =>
  (tokens as readonly Inline[]).map((token, index) => <InlineOf key={`${index}`} token={token} />);

function InlineOf({ token }: { readonly token: Inline }): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline(token.tokens)}</strong>;
    case 'em':
      return <em>{inline(token.tokens)}</em>;
    case 'codespan':
      return <code>{plain(token.text)}</code>;
    case 'link':
      return /^https?:/.test(token.href) ? <External href={token.href}>{inline(token.tokens)}</External> : token.text;
    case 'br':
      return <br />;
    case 'text':
    case 'escape':
      return plain(token.text);
    default:
      return (token as Token).raw;
  }
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

function List({ token }: { readonly token: Tokens.List }) {
  const items = token.items.map((item, index) => <li key={`${index}`}>{blocks(item.tokens)}</li>);
  return token.ordered ? <ol start={Number(token.start)}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ token }: { readonly token: Tokens.Table }) {
  return (
    <table className="doc-table">
      <thead>
        <tr>
          {token.header.map((cell, index) => (
            <th key={`${index}`} scope="col">
              {inline(cell.tokens)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row, index) => (
          <tr key={`${index}`}>
            {row.map((cell, column) => (
              <td key={`${column}`}>{inline(cell.tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
