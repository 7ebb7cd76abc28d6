import { Download } from 'lucide-react';
import { useCallback } from 'react';

import { IconButton } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { download } from './download.ts';
import { drawMarks } from './draw.ts';
import { Drawn } from './drawn.tsx';

interface TextBlockProps {
  /** Accessible name of the text, such as "Certificate request". */
  name: string;
  text: string;
  /** With it, there is a button to save the text under this name. */
  fileName?: string;
  /** Lines are wrapped unless their breaks matter. */
  preformatted?: boolean;
  /** What cannot be seen is drawn by a stand-in. */
  drawn?: boolean;
}

/** A finished text to look at, to copy and to save. */
export function TextBlock({ name, text, fileName, preformatted = false, drawn = false }: TextBlockProps) {
  const whole = useCallback(() => text, [text]);
  return (
    <div className="flex rounded-md border border-line bg-sunken">
      <pre
        tabIndex={0}
        role="region"
        aria-label={name}
        className={`max-h-80 min-w-0 grow overflow-auto rounded-md py-2 pl-3 font-mono text-xs leading-5 ${preformatted ? '' : 'wrap-anywhere whitespace-pre-wrap'}`}
      >
        {drawn ? <Drawn marks={drawMarks(text, 0, text.length, true)} /> : text}
      </pre>
      <div className="flex shrink-0 flex-col p-1">
        <CopyButton label={`Copy ${name}`} text={whole} />
        {fileName !== undefined && (
          <IconButton
            label={`Download ${fileName}`}
            icon={<Download size={15} />}
            onClick={() => download(fileName, text)}
          />
        )}
      </div>
    </div>
  );
}
