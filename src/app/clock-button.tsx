import { Clock } from 'lucide-react';

import { DialogButton } from './dialog-button.tsx';

const loadClock = async () => (await import('../features/clock/index.tsx')).SandboxClock;

/** Opens the clock that the sandbox goes by. */
export function ClockButton() {
  return <DialogButton opens="clock" load={loadClock} icon={Clock} aria-label="Sandbox clock" title="Sandbox clock" />;
}
