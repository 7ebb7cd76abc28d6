import type { ComponentProps, ReactNode } from 'react';

const LOOKS = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-hover px-3',
  outline: 'bg-surface text-ink border-line hover:border-line-strong px-3',
  quiet: 'bg-transparent text-muted border-transparent hover:text-ink hover:bg-sunken px-2',
} as const;

/** What every control of this kind looks like; for components that render their own element. */
export function buttonLook(look: keyof typeof LOOKS, className = ''): string {
  return `inline-flex min-h-8 max-w-full shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-md border text-sm font-medium transition-colors aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink aria-disabled:cursor-default aria-disabled:opacity-50 ${LOOKS[look]} ${className}`;
}

interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOKS;
}

/**
 * A button that cannot be pressed now keeps the focus it has: it says that it is disabled, and does nothing.
 * (The `disabled` attribute drops the focus of whoever has just pressed it.)
 */
export function Button({ look = 'outline', className = '', disabled = false, onClick, ...rest }: ButtonProps) {
  const press = disabled ? undefined : onClick;
  return (
    <button
      type="button"
      aria-disabled={disabled || undefined}
      className={buttonLook(look, className)}
      onClick={press}
      {...rest}
    />
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'className'> {
  /** Accessible name and tooltip. */
  label: string;
  icon: ReactNode;
}

/** A button with an icon alone; its label is its name and its tooltip. */
export function IconButton({ label, icon, ...rest }: IconButtonProps) {
  return (
    <Button look="quiet" aria-label={label} title={label} className="w-8 px-0!" {...rest}>
      {icon}
    </Button>
  );
}
