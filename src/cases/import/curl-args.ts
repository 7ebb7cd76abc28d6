import { longOption, shortOption, type CurlOption } from './curl-options.ts';

/** One option as given, by its long name; '' for the value of a switch. */
export interface Given {
  readonly name: string;
  readonly value: string;
}

/** What one request (or one for each address) is made of. */
export interface CurlArgs {
  readonly given: readonly Given[];
  readonly urls: readonly string[];
}

/** The words after `curl`, read as curl reads them. `--next` begins another request. */
export function readArgs(words: readonly string[]): { readonly parts: readonly CurlArgs[]; readonly notes: string[] } {
  const reader = new Reader(words);
  reader.read();
  return { parts: reader.parts, notes: reader.notes };
}

class Reader {
  readonly parts: CurlArgs[] = [];
  readonly notes: string[] = [];
  private given: Given[] = [];
  private urls: string[] = [];
  private at = 0;
  private readonly words: readonly string[];

  constructor(words: readonly string[]) {
    this.words = words;
  }

  read(): void {
    let onlyUrls = false;
    while (this.at < this.words.length) {
      const word = this.words[this.at++] ?? '';
      if (onlyUrls || !word.startsWith('-') || word === '-') this.urls.push(word);
      else if (word === '--') onlyUrls = true;
      else if (word.startsWith('--')) this.long(word.slice(2));
      else this.letters(word.slice(1));
    }
    this.end();
  }

  private long(text: string): void {
    const equals = text.indexOf('=');
    const name = equals > 0 && !longOption(text) ? text.slice(0, equals) : text;
    const option = longOption(name);
    if (!option) {
      this.notes.push(`--${clip(name)} is not a curl option known here; it is left out.`);
      return;
    }
    if (name.startsWith('expand-'))
      this.notes.push(`--${name} puts variables into its value, which are not known here.`);
    if (name === text) this.take(option, undefined);
    else this.take(option, text.slice(equals + 1));
  }

  /** `-sSXPOST`: letters until one takes the rest for its value. */
  private letters(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const letter = text[at] ?? '';
      const option = shortOption(letter);
      if (!option) this.notes.push(`-${letter} is not a curl option known here; it is left out.`);
      else if (option.takesValue) {
        const rest = text.slice(at + 1);
        this.take(option, rest === '' ? undefined : rest);
        return;
      } else this.take(option, undefined);
    }
  }

  private take({ name, takesValue }: CurlOption, attached: string | undefined): void {
    if (name === 'next') return this.end();
    const value = attached ?? (takesValue ? this.words[this.at++] : '');
    if (value === undefined) this.notes.push(`--${name} is at the end, without its value.`);
    else if (name === 'url') this.urls.push(value);
    else this.given.push({ name, value });
  }

  private end(): void {
    if (this.urls.length > 0 || this.given.length > 0) this.parts.push({ given: this.given, urls: this.urls });
    this.given = [];
    this.urls = [];
  }
}

function clip(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
