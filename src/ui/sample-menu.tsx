import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';

import type { Vector } from '../core/scheme/define.ts';
import { buttonLook } from './button.tsx';
import { useTakeOver } from './take-over.ts';

interface SampleMenuProps {
  vectors: readonly Vector[];
  onLoad: (vector: Vector) => void;
  /** Whether a key asked for it: then its first item has the focus, as whenever it is opened again. */
  byKey: boolean;
  /** The button that was pressed for it. */
  before: RefObject<HTMLButtonElement | null>;
}

/** The published values: what each shows, and the name that the Learn page, tests and colleagues know it by. */
export function SampleMenu({ vectors, onLoad, byKey, before }: SampleMenuProps) {
  const trigger = useTakeOver(before);
  const isPressed = useRef(false);
  useEffect(() => {
    if (!byKey || isPressed.current) return;
    isPressed.current = true;
    trigger.current?.click();
  }, [byKey, trigger]);
  // In a landmark; not beside its button, where a section that is drawn when seen would cut it off.
  const [main] = useState(() => document.querySelector<HTMLElement>('main'));
  return (
    <Menu.Root defaultOpen={!byKey}>
      <Menu.Trigger ref={trigger} className={buttonLook('primary')}>
        Load sample <ChevronDown size={15} />
      </Menu.Trigger>
      <Menu.Portal container={main}>
        <Menu.Positioner sideOffset={6} align="start" className="z-40">
          {/* To be scrolled by keyboard, too, before an item is chosen. */}
          <Menu.Popup
            tabIndex={0}
            className="popup max-h-[min(28rem,var(--available-height,28rem))] w-[min(28rem,calc(100vw-1.5rem))] overflow-y-auto p-1"
          >
            {vectors.map((vector) => (
              <Menu.Item
                key={vector.id}
                onClick={() => onLoad(vector)}
                className="grid cursor-pointer gap-0.5 rounded-lg px-3 py-1.5 outline-none data-highlighted:bg-accent-soft"
              >
                <span className="text-small leading-5 font-medium wrap-anywhere">{vector.title ?? vector.note}</span>
                <Second vector={vector} />
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Of a published value, the id that the Learn page, tests and colleagues know it by; of others, what they are. */
function Second({ vector: { id, note, title, verdict } }: { vector: Vector }) {
  if (title !== undefined) return <span className="text-small leading-5 text-muted">{note}</span>;
  return (
    <span className="flex flex-wrap gap-x-2 text-xs leading-4 text-muted">
      <span className="font-mono">{id}</span>
      {verdict !== undefined && <span>verdict: {verdict}</span>}
    </span>
  );
}
