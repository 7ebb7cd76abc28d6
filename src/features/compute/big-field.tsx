import { Download, Pencil, Upload, X } from 'lucide-react';
import { useRef } from 'react';

import type { FieldDef } from '../../core/scheme/fields.ts';
import { count } from '../../ui/count.ts';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { drawMarks } from '../../ui/draw.ts';
import { Drawn } from '../../ui/drawn.tsx';
import { ProblemLine } from '../../ui/problem-line.tsx';
import { useFileDrop } from './big-values.ts';
import { useHidden, useTarget } from './context.ts';
import { useComputeStore } from './store.ts';

/** How much of a large value is drawn. */
const PREVIEW = 2000;

interface BigFieldProps {
  field: FieldDef;
  value: string;
  /** Of the textarea that it stands for. */
  inputId: string;
  onChange: (value: string) => void;
}

/** A value too large for a textarea: its beginning, and what can be done with it as a whole. */
export function BigField({ field, value, inputId, onChange }: BigFieldProps) {
  const { name } = field;
  const { id } = useTarget();
  const file = useFileDrop(onChange);
  return (
    <div
      id={inputId}
      role="group"
      aria-label={`${name} (large value)`}
      className="rounded-md border border-line-strong bg-surface p-2.5"
    >
      <p className="text-small text-muted">{count(value.length, 'character')}, shown as a summary. The beginning:</p>
      <Beginning field={field} value={value} />
      <div className="flex flex-wrap gap-2">
        <ReplaceButton name={name} onFile={(chosen) => void file.read(chosen)} />
        <Button onClick={() => download(`${name}.txt`, value)} aria-label={`Download ${name}`}>
          <Download size={15} /> Download
        </Button>
        <Button
          onClick={() => useComputeStore.getState().toggle(id, 'opened', name)}
          aria-label={`Edit anyway: ${name}`}
        >
          <Pencil size={15} /> Edit anyway
        </Button>
        <Button onClick={() => onChange('')} aria-label={`Clear ${name}`}>
          <X size={15} /> Clear
        </Button>
      </div>
      {file.refused && <ProblemLine problem={file.refused} />}
    </div>
  );
}

function Beginning({ field, value }: Pick<BigFieldProps, 'field' | 'value'>) {
  const isHidden = useHidden(field);
  return (
    <div
      role="region"
      aria-label={`Beginning of ${field.name}`}
      tabIndex={0}
      className={`my-2 max-h-40 overflow-y-auto font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap ${isHidden ? 'masked' : ''}`}
    >
      <Drawn marks={drawMarks(value, 0, PREVIEW, false)} />…
    </div>
  );
}

function ReplaceButton({ name, onFile }: { name: string; onFile: (file: File) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => picker.current?.click()} aria-label={`Replace ${name} with a file`}>
        <Upload size={15} /> Replace
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={`File for ${name}`}
        onChange={({ currentTarget: { files } }) => files?.[0] && onFile(files[0])}
      />
    </>
  );
}
