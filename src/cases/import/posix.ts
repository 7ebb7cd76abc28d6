import { Cursor } from '../../core/cursor.ts';
import { readAnsiC } from './ansi-c.ts';
import { readDocument, type Document } from './here.ts';
import { ANSWER_LEFT_OUT, curlArguments, endOfOutput } from './terminal.ts';
import { NOT_TEXT, WordBuilder, type Command, type Lexed } from './words.ts';

/**
 * Reads a text as bash does (POSIX.1-2024 section 2.2 and bash's `$'…'`): quotes, escapes, continuation
 * lines, comments, redirections, several commands. Nothing is run: what the shell would put in (variables,
 * command substitutions) stays as it is written, and is noted.
 */
export function lexPosix(text: string): Lexed {
  return new Posix(text).read();
}

class Unclosed extends Error {}

type Target = 'ignored' | 'here-string' | Document;

class Posix extends Cursor {
  private word: WordBuilder | undefined;
  private words: string[] = [];
  private stdin: string | undefined;
  /** What the next word is for, after a redirection. */
  private target: Target | undefined;
  private documents: Document[] = [];
  private readonly commands: Command[] = [];
  private readonly notes = new Set<string>();

  read(): Lexed {
    try {
      while (this.at < this.text.length) this.step();
      this.endCommand();
    } catch (error) {
      if (!(error instanceof Unclosed)) throw error;
      if (!this.isBelowCurl()) return { ok: false, got: error.message };
      this.notes.add(ANSWER_LEFT_OUT);
    }
    return { ok: true, commands: this.commands, notes: [...this.notes] };
  }

  private step(): void {
    const char = this.text[this.at] ?? '';
    const plain = this.take(PLAIN);
    if (plain !== '') return this.add(plain);
    switch (char) {
      case "'":
        return this.single();
      case '"':
        this.at++;
        return this.double();
      case '\\':
        return this.escape();
      case '$':
        return this.dollar();
      case '`':
        return this.substitution('`', 'a command');
      case '\n':
        this.at++;
        this.endCommand();
        this.readDocuments();
        return this.skipOutput();
      case '#':
        return this.comment();
      case '<':
      case '>':
        return this.redirect();
      case ' ':
      case '\t':
      case '\r':
        this.at++;
        return this.endWord();
      default:
        return this.separator();
    }
  }

  private single(): void {
    const end = this.text.indexOf("'", this.at + 1);
    if (end === -1) throw new Unclosed('a single quote that is never closed');
    this.add(this.text.slice(this.at + 1, end));
    this.at = end + 1;
  }

  private double(): void {
    this.add('');
    for (;;) {
      this.add(this.take(PLAIN_IN_DOUBLE));
      const char = this.text[this.at];
      if (char === undefined) throw new Unclosed('a double quote that is never closed');
      if (char === '"') {
        if (/[{[,:]"\w/.test(this.text.slice(this.at - 1, this.at + 2))) this.notes.add(INNER_QUOTES);
        this.at++;
        return;
      }
      if (char === '$') this.variable();
      else if (char === '`') this.substitution('`', 'a command');
      else {
        const next = this.text[this.at + 1] ?? '';
        const isEscape = '$`"\\\n'.includes(next) && next !== '';
        if (next !== '\n') this.add(isEscape ? next : `\\${next}`);
        this.at += 2;
      }
    }
  }

  /** A backslash outside quotes. A continuation that a space or CR follows is taken for one: that is what was meant. */
  private escape(): void {
    const end = /\\([ \t]*)(\r?\n)/y;
    end.lastIndex = this.at;
    const found = end.exec(this.text);
    if (found) {
      if (found[1] !== '')
        this.notes.add('There is a space after the backslash at the end of a line: the shell ends the command there.');
      this.at += found[0].length;
      return;
    }
    const next = this.text.slice(this.at + 1, this.at + 2);
    this.add(next);
    this.at += 2;
  }

  private dollar(): void {
    const next = this.text[this.at + 1];
    if (next === "'") {
      this.word ??= new WordBuilder();
      const end = readAnsiC(this.text, this.at + 2, this.word);
      if (end === undefined) throw new Unclosed("a $' quote that is never closed");
      this.at = end;
      return;
    }
    if (next === '"') {
      this.at += 2;
      return this.double();
    }
    this.variable();
  }

  /** `$name`, `${…}`, `$(…)`: kept as written. */
  private variable(): void {
    const next = this.text[this.at + 1] ?? '';
    if (next === '(') return this.substitution(')', 'a command');
    if (next === '{') return this.substitution('}', 'a variable');
    const name = this.take(VARIABLE);
    if (name.length > 1) this.unknown(name);
    if (name === '') this.at++;
    this.add(name === '' ? '$' : name);
  }

  private substitution(close: string, what: string): void {
    const end = this.text.indexOf(close, this.at + 1);
    if (end === -1) throw new Unclosed(`${what} in the text that is never closed`);
    const written = this.text.slice(this.at, end + 1);
    if (what === 'a variable') this.unknown(/^\$\{\w+/.exec(written)?.[0].replace('{', '') ?? 'a variable');
    else
      this.notes.add('The shell runs another command inside this one and inserts its output, which is not known here.');
    this.add(written);
    this.at = end + 1;
  }

  private unknown(name: string): void {
    this.notes.add(`${name} is a variable of the shell: its value is not in the command.`);
  }

  private comment(): void {
    if (this.word) {
      this.add('#');
      this.at++;
      return;
    }
    const end = this.text.indexOf('\n', this.at);
    this.at = end === -1 ? this.text.length : end;
  }

  private redirect(): void {
    const operator = this.take(REDIRECTION);
    // `2>&1`: the number before is no word.
    if (this.word && /^\d$/.test(this.word.take().text)) this.word = undefined;
    this.endWord();
    if (operator === '<<<') this.target = 'here-string';
    else if (operator.startsWith('<<')) this.target = { end: '', isLiteral: false, stripsTabs: operator === '<<-' };
    else this.target = 'ignored';
    if (operator === '<') this.notes.add('Standard input comes from a file, whose content is not in the command.');
    if (typeof this.target === 'object') {
      this.take(BLANK);
      this.target = { ...this.target, isLiteral: /['"\\]/.test(this.text[this.at] ?? '') };
    }
  }

  private separator(): void {
    const pipes = this.text[this.at] === '|' && this.text[this.at + 1] !== '|';
    this.at++;
    this.endCommand(pipes);
  }

  private add(text: string): void {
    this.word ??= new WordBuilder();
    this.word.add(text);
  }

  private endWord(): void {
    if (!this.word) return;
    const { text, isText } = this.word.take();
    this.word = undefined;
    if (!isText) this.notes.add(NOT_TEXT);
    const { target } = this;
    this.target = undefined;
    if (target === undefined) this.words.push(text);
    else if (target === 'here-string') this.stdin = `${text}\n`;
    else if (target !== 'ignored') this.documents.push({ ...target, end: text });
  }

  private endCommand(pipes = false): void {
    this.endWord();
    if (this.words.length > 0)
      this.commands.push({
        words: this.words,
        ...(this.stdin === undefined ? {} : { stdin: this.stdin }),
        ...(pipes ? { pipes } : {}),
      });
    this.words = [];
    this.stdin = undefined;
  }

  private skipOutput(): void {
    const end = endOfOutput(this.text, this.at, this.commands);
    if (end === undefined) return;
    this.notes.add(ANSWER_LEFT_OUT);
    this.at = end;
  }

  /** Whether a curl command is read and what cannot be is none: prose that it printed, with an apostrophe. */
  private isBelowCurl(): boolean {
    return this.commands.some(curlArguments) && !curlArguments({ words: this.words });
  }

  /** The here-documents that begin after this line; each belongs to the command before it. */
  private readDocuments(): void {
    for (const document of this.documents) {
      const { content, next } = readDocument(this.text, this.at, document);
      this.at = next;
      if (!document.isLiteral && /[$`]/.test(content))
        this.notes.add('The shell inserts values into the here-document, which are not known here.');
      const last = this.commands.pop();
      if (last) this.commands.push({ ...last, stdin: content });
    }
    this.documents = [];
  }
}

const INNER_QUOTES =
  'Double quotes within double quotes end them: the shell takes them away, and JSON is sent without its quotes. Put single quotes around it.';
const PLAIN = /[^\s'"\\$`#<>|&;()]+|[^\S \t\r\n]+/y;
const PLAIN_IN_DOUBLE = /[^"\\$`]*/y;
const VARIABLE = /\$(?:[A-Za-z_]\w*|[0-9@*#?!-])/y;
const REDIRECTION = /<<<|<<-|<<|<&|<>|>>|>&|>\||<|>/y;
const BLANK = /[ \t]*/y;
