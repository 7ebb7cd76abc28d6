import { FileDown } from 'lucide-react';
import { useId, useState } from 'react';

import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { exportHar, exportJson, exportRaw } from './export.ts';
import { messageOf, type Row } from './rows.ts';

/** Saves the exchange as a file; secrets stay out unless they are ticked in. */
export function ExportTools({ row }: { readonly row: Row }) {
  const [withSecrets, setWithSecrets] = useState(false);
  const id = useId();
  const save = async (kind: string, write: typeof exportJson) =>
    download(`exchange-${Math.abs(row.id)}.${kind}`, await write(row, withSecrets));
  return (
    <div role="group" aria-label="Export" className="flex flex-wrap items-center gap-2">
      <Button onClick={() => void save('json', exportJson)}>
        <FileDown size={15} /> JSON
      </Button>
      <Button onClick={() => void save('http', exportRaw)}>
        <FileDown size={15} /> Raw HTTP
      </Button>
      {messageOf(row) && (
        <Button onClick={() => void save('har', exportHar)}>
          <FileDown size={15} /> HAR
        </Button>
      )}
      <label htmlFor={id} className="flex min-h-8 items-center gap-1.5 text-small text-muted">
        <input
          id={id}
          type="checkbox"
          checked={withSecrets}
          onChange={(event) => setWithSecrets(event.target.checked)}
        />
        with secrets
      </label>
    </div>
  );
}
