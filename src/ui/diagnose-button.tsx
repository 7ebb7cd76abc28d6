import { useNavigate } from '@tanstack/react-router';
import { Stethoscope } from 'lucide-react';

import { Button } from './button.tsx';
import { useHandover, type HandedCase } from './handover.ts';

/** Goes to the Doctor with this case. */
export function DiagnoseButton({ handed }: { handed: HandedCase }) {
  const navigate = useNavigate();
  const diagnose = () => {
    useHandover.getState().hand(handed);
    void navigate({ to: '/doctor' });
  };
  return (
    <Button onClick={diagnose}>
      <Stethoscope size={15} aria-hidden="true" /> Diagnose
    </Button>
  );
}
