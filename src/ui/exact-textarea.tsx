import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type ComponentProps,
  type DragEvent,
  type KeyboardEvent,
} from 'react';

import { applyEdit, displayOf, splice } from './exact-edit.ts';
import { useFittedHeight } from './fitted-height.ts';

/** Text of this size never enters a textarea: laying it out would stop the page. */
const TOO_LONG_TO_LAY_OUT = 100_000;

/** Measuring how tall its content is takes as long as laying it out: a value of this length gets the full height unmeasured. */
const LONG_LINE = 500;

type Native = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'rows' | 'className'>;

interface ExactTextareaProps extends Native {
  /** The real text, carriage returns included. */
  value: string;
  onChange: (value: string) => void;
  onFile?: (file: File) => void;
  multiline: boolean;
  /** Drawn as dots. */
  masked?: boolean;
}

/**
 * A textarea that keeps its text to the character. (An `<input>` drops line breaks from what is pasted,
 * and both turn CRLF into LF; here the real text is kept beside.)
 */
export function ExactTextarea({ value, onChange, onFile, multiline, masked = false, ...rest }: ExactTextareaProps) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const isLong = value.length > LONG_LINE;
  const shown = displayOf(value);
  const edits = useExactEdits(value, onChange);
  useFittedHeight(ref, multiline || isLong ? undefined : shown);
  useEffect(() => {
    const element = ref.current;
    element?.addEventListener('beforeinput', edits.beforeInput);
    return () => element?.removeEventListener('beforeinput', edits.beforeInput);
  }, [edits]);
  const keepOneLine = (event: KeyboardEvent) => {
    if (!multiline && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file || !onFile) return;
    event.preventDefault();
    onFile(file);
  };
  return (
    <textarea
      ref={ref}
      rows={multiline ? 7 : isLong ? 6 : 1}
      value={shown}
      onChange={(event) => edits.input(event.currentTarget)}
      onPaste={edits.paste}
      onKeyDown={keepOneLine}
      onDrop={drop}
      onDragOver={(event) => onFile && event.preventDefault()}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      data-1p-ignore=""
      data-lpignore="true"
      className={`block w-full rounded-md border border-line-strong bg-surface px-2.5 py-1.5 font-mono text-small leading-5 text-ink wrap-anywhere placeholder:text-muted aria-invalid:border-bad ${multiline ? 'min-h-24 resize-y' : `max-h-32 resize-none ${isLong ? '' : 'field-sizing-content'}`} ${masked ? 'masked' : ''}`}
      {...rest}
    />
  );
}

/** Past texts whose exact form undo can bring back. */
const HISTORY = 30;

function useExactEdits(value: string, onChange: (value: string) => void) {
  const [edits] = useState(exactEdits);
  useLayoutEffect(() => edits.follow({ value, onChange }), [edits, value, onChange]);
  return edits;
}

interface Latest {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function exactEdits() {
  let latest: Latest = { value: '', onChange: () => {} };
  /** What the next input event will have made of the text: a paste knows better than a comparison. */
  let expected: string | undefined;
  const past: string[] = [];
  const change = (next: string) => {
    const { value, onChange } = latest;
    if (value.includes('\r') && value.length < TOO_LONG_TO_LAY_OUT)
      past.splice(0, past.length, ...past.slice(1 - HISTORY), value);
    onChange(next);
  };
  /** Whether the browser is to insert it, which alone keeps its own undo. */
  const isBrowsers = (element: HTMLTextAreaElement, next: string) => {
    if (next.length > TOO_LONG_TO_LAY_OUT || displayOf(next) === element.value) {
      change(next);
      return false;
    }
    expected = next;
    setTimeout(() => (expected = undefined));
    return true;
  };
  return {
    follow: (next: Latest) => {
      latest = next;
    },
    input: (element: HTMLTextAreaElement) => {
      const shown = element.value;
      const known =
        expected !== undefined && displayOf(expected) === shown
          ? expected
          : past.findLast((text) => displayOf(text) === shown);
      change(known ?? applyEdit(latest.value, shown, element.selectionEnd));
    },
    paste: (event: ClipboardEvent<HTMLTextAreaElement>) => {
      // Asked for the text itself: WebKit does not list the types of what another program copied.
      const text = event.clipboardData.getData('text/plain');
      if (text === '') return;
      const { selectionStart, selectionEnd } = event.currentTarget;
      const isLeft = isBrowsers(event.currentTarget, splice(latest.value, selectionStart, selectionEnd, text));
      if (isLeft && event.isTrusted) return;
      event.preventDefault();
      // A paste that a script made does nothing by itself. For any other this is far too slow: Chromium takes the lines
      // one by one, each in a time that grows with those before.
      if (isLeft) document.execCommand('insertText', false, displayOf(text));
    },
    beforeInput: (event: InputEvent) => {
      const { currentTarget, data } = event;
      if (!data || !(currentTarget instanceof HTMLTextAreaElement) || data.length < TOO_LONG_TO_LAY_OUT) return;
      event.preventDefault();
      change(splice(latest.value, currentTarget.selectionStart, currentTarget.selectionEnd, data));
    },
  };
}
