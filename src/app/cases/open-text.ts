import { readImport } from '../../cases/import/index.ts';
import { wholeRequest } from '../../cases/import/whole.ts';
import { focusPaste } from '../../features/home/paste-focus.ts';
import { useImport } from '../../features/home/store.ts';
import { router } from '../router.tsx';
import { useNotice } from './notice.ts';

/** Of a text that is longer, its beginning tells whether it is a request: it is not read twice. */
const LARGE = 100_000;

/**
 * Reads a text that was pasted where no field is, on the start page; anything but a request, a token, a case or a link
 * is left alone.
 */
export function openText(text: string): void {
  if (text.length <= LARGE && !readImport(text).ok) return;
  void readWhole(text);
}

/** A whole request that went into one field stays there, and the way to read it is offered; unless the field reads raw ones. */
export function offerWhole(text: string, readsRaw: boolean): void {
  const form = wholeRequest(text);
  if (form && !(form === 'raw' && readsRaw)) offer(text);
}

/** Reads a text on the start page, whatever it is. */
export async function readWhole(text: string): Promise<void> {
  useNotice.setState({ says: undefined, act: undefined });
  useImport.getState().change(text);
  await router.navigate({ to: '/' });
  focusPaste();
}

function offer(text: string): void {
  useNotice.setState({
    says: 'That is a whole request, not the value of one field. It can be read into all of them.',
    act: { name: 'Read the request', run: () => void readWhole(text) },
  });
}
