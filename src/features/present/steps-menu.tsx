import { Menu } from '@base-ui/react/menu';
import { ChevronsUpDown } from 'lucide-react';
import { useState, type RefObject } from 'react';

import type { Demo } from '../../core/scheme/demo.ts';
import { buttonLook } from '../../ui/button.tsx';

interface StepsMenuProps {
  readonly steps: Demo['steps'];
  /** The step that is on the screen; −1 before the first. */
  readonly at: number;
  readonly onChoose: (index: number) => void;
  /** Has the focus afterwards, so that the next press of a key goes on and does not open the menu again. */
  readonly next: RefObject<HTMLButtonElement | null>;
}

/** Where the demo is, and the way to any of its steps. */
export function StepsMenu({ steps, at, onChoose, next }: StepsMenuProps) {
  const [main] = useState(() => document.querySelector<HTMLElement>('main'));
  return (
    <Menu.Root>
      <Menu.Trigger
        className={buttonLook('quiet', 'tabular-nums max-[28rem]:w-full max-[28rem]:justify-start max-[28rem]:px-0')}
      >
        {at === -1 ? `${steps.length} steps` : `Step ${at + 1} of ${steps.length}`} <ChevronsUpDown size="1em" />
      </Menu.Trigger>
      <Menu.Portal container={main}>
        <Menu.Positioner sideOffset={6} side="top" align="start" className="z-40">
          <Menu.Popup
            tabIndex={0}
            finalFocus={next}
            aria-label="Steps of the demo"
            className="popup max-h-[min(36rem,var(--available-height,36rem))] w-[min(36rem,calc(100vw-1.5rem))] overflow-y-auto p-1"
          >
            {steps.map(({ says }, index) => (
              <Menu.Item
                key={says}
                aria-current={index === at ? 'step' : undefined}
                onClick={() => onChoose(index)}
                className="grid cursor-pointer grid-cols-[2em_1fr] rounded-lg px-3 py-1.5 text-small leading-5 outline-none aria-[current]:font-semibold data-highlighted:bg-accent-soft"
              >
                <span className="text-muted tabular-nums">{index + 1}</span>
                {says}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
