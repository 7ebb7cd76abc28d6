import { useState } from 'react';
import { createRoot } from 'react-dom/client';

/** The yardstick: a textarea and its value below, nothing else. */
function Echo() {
  const [value, setValue] = useState('');
  return (
    <>
      <textarea
        aria-label="body"
        rows={7}
        cols={60}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{value}</pre>
    </>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Echo />);
