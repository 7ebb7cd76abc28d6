import type { ShareForm } from '../../cases/form.ts';

export interface FormRow {
  readonly value: ShareForm;
  readonly name: string;
  /** The end of the file's name. */
  readonly ending: string;
  readonly says: string;
  /** Whether single values can be left out; elsewhere only secrets can. */
  readonly isPicky: boolean;
}

/** The forms in the order of the dialog, each with the words it shows beside the choice. */
export const FORMS: readonly FormRow[] = [
  {
    value: 'link',
    name: 'Link',
    ending: '.txt',
    says: 'Everything comes after the #, which no browser sends to a server.',
    isPicky: true,
  },
  {
    value: 'case',
    name: 'Case file',
    ending: '.json',
    says: 'Opens here, in npm run trace and npm run diagnose.',
    isPicky: true,
  },
  {
    value: 'html',
    name: 'Report',
    ending: '.html',
    says: 'One page to read without Countersign: every step and byte, the verdict, the diagnosis. No script in it.',
    isPicky: false,
  },
  {
    value: 'markdown',
    name: 'Markdown',
    ending: '.md',
    says: 'The same report for an issue or a ticket.',
    isPicky: false,
  },
  {
    value: 'har',
    name: 'HAR',
    ending: '.har',
    says: 'HTTP Archive 1.2 with this request, for browsers and other tools.',
    isPicky: false,
  },
  { value: 'raw', name: 'Raw HTTP', ending: '.http', says: 'The request as it goes over the wire.', isPicky: false },
  { value: 'curl', name: 'curl', ending: '.sh', says: 'The request as a command for a POSIX shell.', isPicky: false },
];
