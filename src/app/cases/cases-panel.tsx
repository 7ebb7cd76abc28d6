import { CasesScreen } from '../../features/cases/index.tsx';
import { useTitle } from '../arrival.ts';
import { OpenButton } from './actions.tsx';
import { openCase } from './open.ts';
import { forgetAll, forgetCase, keep, useRecent } from './recent.ts';

/** The Cases screen with the page's own list of recent ones. */
export function CasesPanel() {
  const { cases, kept } = useRecent();
  useTitle('Cases');
  return (
    <CasesScreen
      openButton={<OpenButton />}
      recent={cases}
      kept={kept}
      onKeep={keep}
      onOpen={(value) => void openCase(value, 'list')}
      onForget={forgetCase}
      onForgetAll={forgetAll}
    />
  );
}
