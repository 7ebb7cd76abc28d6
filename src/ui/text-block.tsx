import { Download } from 'lucide-react';
import { useCallback } from 'react';

import { IconButton } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { download } from './download.ts';

interface TextBlockProps {
  /** Accessible name of the text, such as "Certificate request". */
  name: string;
  text: string;
  /** With it, there is a button to save the text under this name. */
  fileName?: string;
  /** Lines are wrapped unless their breaks matter. */
  preformatted?: boolean;
}

/** A finished text to look at, to copy and to save. */
export function TextBlock({ name, text, fileName, preformatted = false }: TextBlockProps) {
  const whole = useCallback(() => text, [text]);
  return (
    <div className="relative">
      <pre
        tabIndex={0}
        role="region"
        aria-label={name}
        className={`max-h-80 overflow-auto rounded-md border border-line bg-sunken py-2 pr-12 pl-3 font-mono text-xs leading-5 ${preformatted ? '' : 'wrap-anywhere whitespace-pre-wrap'}`}
      >
        {text}
      </pre>
      <div className="absolute top-1 right-1 flex flex-col rounded-md bg-sunken">
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
