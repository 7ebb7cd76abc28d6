import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordOperations/register';

import { editor } from 'monaco-editor/editor';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';

import { followTheme } from './monaco-theme.ts';

/** What Monaco colours here. */
export type Language = 'json' | 'plaintext';

export interface EditorSource {
  readonly label: string;
  readonly language: Language;
  readonly text: string;
  /** Without it the view is for reading. */
  readonly onChange?: (text: string) => void;
}

export interface MonacoEditor {
  setText(text: string): void;
  focus(): void;
  /** The whole text with what is selected replaced. The editor itself is left alone. */
  replaceSelection(text: string): string;
  /** The height of all lines, in pixels, now and whenever it changes. */
  onHeight(tell: (pixels: number) => void): void;
  dispose(): void;
}

// Our JSON is data of strangers: comments and trailing commas are errors in it, and no schema is fetched.
jsonDefaults.setDiagnosticsOptions({ validate: true, allowComments: false, enableSchemaRequest: false, schemas: [] });

/** Monaco in an element. The text is shown and given back to the character; it must hold no CR. */
export function createEditor(element: HTMLElement, { label, language, text, onChange }: EditorSource): MonacoEditor {
  followTheme();
  const model = editor.createModel(text, language);
  const isReadOnly = onChange === undefined;
  const instance = editor.create(element, {
    ...OPTIONS,
    model,
    ariaLabel: label,
    readOnly: isReadOnly,
    domReadOnly: isReadOnly,
  });
  model.onDidChangeContent(() => onChange?.(model.getValue()));
  return {
    setText: (next) => {
      if (next !== model.getValue()) model.setValue(next);
    },
    focus: () => instance.focus(),
    replaceSelection: (next) => {
      const [selection, whole] = [instance.getSelection(), model.getValue()];
      if (!selection) return whole + next;
      const [start, end] = [selection.getStartPosition(), selection.getEndPosition()].map((at) =>
        model.getOffsetAt(at),
      );
      return whole.slice(0, start) + next + whole.slice(end);
    },
    onHeight: (tell) => {
      tell(instance.getContentHeight());
      instance.onDidContentSizeChange(({ contentHeight }) => tell(contentHeight));
    },
    dispose: () => {
      instance.dispose();
      model.dispose();
    },
  };
}

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  // Tab leaves the editor, as it leaves every other field.
  tabFocusMode: true,
  automaticLayout: true,
  // A textarea, which every screen reader knows.
  editContext: false,
  accessibilitySupport: 'on',
  minimap: { enabled: false },
  bracketPairColorization: { enabled: false },
  lineNumbers: 'on',
  lineNumbersMinChars: 2,
  lineDecorationsWidth: 6,
  folding: true,
  wordWrap: 'on',
  wrappingStrategy: 'simple',
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false },
  overviewRulerLanes: 0,
  renderLineHighlight: 'none',
  fontSize: 13,
  lineHeight: 20,
  fontFamily: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', 'DejaVu Sans Mono', monospace",
  padding: { top: 8, bottom: 8 },
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  autoSurround: 'never',
  autoIndent: 'none',
  formatOnPaste: false,
  formatOnType: false,
  // A page of text, not a program: nothing completes, links or lights up by itself.
  links: false,
  quickSuggestions: false,
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  contextmenu: false,
};
