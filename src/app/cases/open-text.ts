import { readImport } from '../../cases/import/index.ts';
import { focusPaste } from '../../features/home/paste-focus.ts';
import { useImport } from '../../features/home/store.ts';
import { router } from '../router.tsx';
import { useNotice } from './notice.ts';

/** Of a text that is longer, its beginning tells whether it is a request: it is not read twice. */
const LARGE = 100_000;

/** How a whole request begins that somebody put into one field. */
const WHOLE =
  /^\s*(?:[$>] )?(?:curl(?:\.exe)?\s|(?:await )?fetch\s*\(|invoke-(?:webrequest|restmethod)\s|[A-Z]+ \S+ HTTP\/\d)/i;

/**
 * Reads a text that was pasted where no field is, on the start page; anything but a request, a token, a case or a link
 * is left alone. One that went into a field stays there, and the way to read it whole is offered.
 */
export function openText(text: string, isInField: boolean): void {
  if (isInField) {
    if (WHOLE.test(text)) offer(text);
    return;
  }
  if (text.length <= LARGE && !readImport(text).ok) return;
  void readWhole(text);
}

async function readWhole(text: string): Promise<void> {
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
