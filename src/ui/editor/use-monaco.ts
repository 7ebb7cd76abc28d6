import { useEffect, useRef, useState, type RefObject } from 'react';

import { prepareMonaco } from './monaco-environment.ts';
import type { EditorSource, MonacoEditor } from './monaco.ts';

interface Mounted {
  /** Where Monaco goes. */
  readonly host: RefObject<HTMLDivElement | null>;
  /** Whether Monaco has taken the place of the plain element. */
  readonly isUp: boolean;
  /** Height of its lines in pixels. */
  readonly height: number;
  /** The text with what is selected in Monaco replaced; undefined while Monaco is not there. */
  readonly replaceSelection: (text: string) => string | undefined;
}

/**
 * Loads Monaco once it is wanted and keeps it in step with the text. When it cannot be loaded the plain
 * element simply stays.
 */
export function useMonaco(
  { label, language, text, onChange }: EditorSource,
  isWanted: boolean,
  takesFocus: boolean,
): Mounted {
  const host = useRef<HTMLDivElement>(null);
  const mounted = useRef<MonacoEditor>(undefined);
  const [height, setHeight] = useState<number>();
  const latest = useRef({ text, onChange });
  useEffect(() => {
    latest.current = { text, onChange };
    mounted.current?.setText(text);
  }, [text, onChange]);
  const isEditable = onChange !== undefined;
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    const mount = async () => {
      prepareMonaco();
      const { createEditor } = await import('./monaco.ts');
      if (isGone || !host.current) return;
      const source = { label, language, text: latest.current.text };
      const change = (next: string) => latest.current.onChange?.(next);
      const editor = createEditor(host.current, isEditable ? { ...source, onChange: change } : source);
      mounted.current = editor;
      editor.onHeight(setHeight);
      if (takesFocus) editor.focus();
    };
    mount().catch(() => {});
    return () => {
      isGone = true;
      mounted.current?.dispose();
      mounted.current = undefined;
      setHeight(undefined);
    };
  }, [isWanted, takesFocus, isEditable, label, language]);
  const replaceSelection = (next: string) => mounted.current?.replaceSelection(next);
  return { host, isUp: height !== undefined, height: height ?? 0, replaceSelection };
}
