import { FolderOpen, Save, Share2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';

import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { Button } from '../../ui/button.tsx';
import { useLate } from '../../ui/late.ts';
import { NotLoaded } from '../../ui/not-loaded.tsx';
import type { TabId } from '../tabs.ts';
import { chooseCaseFile } from './choose-file.ts';
import { closeShareDialog, useShareDialog, type ShareState } from './dialog.ts';

const loadShare = async () => (await import('./share-screen.tsx')).ShareScreen;

interface ActionsProps {
  readonly scheme: Scheme;
  readonly operation: Operation;
  readonly tab: TabId;
}

/** What can be done with the case on screen: share it, save it, open another. */
export function CaseActions({ scheme, operation, tab }: ActionsProps) {
  const form = useShareDialog((state) => state.form);
  const [asked, setAsked] = useState<ShareState>({ form: undefined });
  const giveUp = useCallback(() => {
    setAsked(useShareDialog.getState());
    closeShareDialog();
  }, []);
  const { Late: Share, want, hasFailed } = useLate(loadShare, form !== undefined, giveUp);
  // Leaving the screen closes what belongs to it.
  useEffect(() => closeShareDialog, []);
  const failure = <NotLoaded what="The dialog" retry={() => useShareDialog.setState(asked)} />;
  // Keys made in this tab stay in it: that screen has nothing that could be written down.
  const isOwnScreen = operation.screen === 'certificate';
  return (
    <div role="group" aria-label="Case" className="flex flex-wrap gap-2 max-[26rem]:[&_svg]:hidden lg:justify-end">
      {!isOwnScreen && (
        <>
          <Button onPointerEnter={want} onFocus={want} onClick={() => useShareDialog.setState({ form: 'link' })}>
            <Share2 size={15} aria-hidden /> Share…
          </Button>
          {hasFailed && asked.form !== 'case' && failure}
          <Button onPointerEnter={want} onFocus={want} onClick={() => useShareDialog.setState({ form: 'case' })}>
            <Save size={15} aria-hidden /> Save…
          </Button>
          {hasFailed && asked.form === 'case' && failure}
        </>
      )}
      <OpenButton />
      {Share && form && <Share scheme={scheme} operation={operation} tab={tab} form={form} />}
    </div>
  );
}

/** A file can also be dropped anywhere on the page. */
export function OpenButton() {
  return (
    <Button onClick={chooseCaseFile}>
      <FolderOpen size={15} aria-hidden /> Open case…
    </Button>
  );
}
