import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';

import type { Vector } from '../core/scheme/define.ts';
import { buttonLook } from './button.tsx';

/** The published values, each with what it shows. */
export function SampleMenu({ vectors, onLoad }: { vectors: readonly Vector[]; onLoad: (vector: Vector) => void }) {
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger className={buttonLook('primary')}>
        Load sample <ChevronDown size={15} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="z-40">
          <Menu.Popup className="max-h-[min(28rem,var(--available-height))] w-[min(28rem,calc(100vw-1.5rem))] overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-lg">
            {vectors.map((vector) => (
              <Menu.Item
                key={vector.id}
                onClick={() => onLoad(vector)}
                className="grid cursor-pointer gap-0.5 rounded-md px-2.5 py-1.5 data-highlighted:bg-accent-soft"
              >
                <span className="font-mono text-[0.8125rem] font-semibold">{vector.id}</span>
                <span className="text-[0.8125rem] leading-5 text-muted">{vector.note}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
