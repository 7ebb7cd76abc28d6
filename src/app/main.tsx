import './trusted-types.ts';
import './styles.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <main>
      <h1>Countersign</h1>
    </main>
  </StrictMode>,
);
