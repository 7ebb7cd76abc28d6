import { Eye, EyeOff } from 'lucide-react';

import { IconButton } from './button.tsx';
import { usePresenting } from './presenting.ts';

interface RevealButtonProps {
  /** What is shown or hidden; part of the accessible name. */
  name: string;
  isShown: boolean;
  onToggle: () => void;
}

/** Shows a secret, or hides it again. While the page is presented nothing can be shown. */
export function RevealButton({ name, isShown, onToggle }: RevealButtonProps) {
  const isPresenting = usePresenting((state) => state.on);
  if (isPresenting) return null;
  return (
    <IconButton
      label={`${isShown ? 'Hide' : 'Show'} ${name}`}
      icon={isShown ? <EyeOff size={16} /> : <Eye size={16} />}
      onClick={onToggle}
    />
  );
}
