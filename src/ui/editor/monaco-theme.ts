import { editor } from 'monaco-editor/editor';

const NAME = 'countersign';

/** Monaco wants colours as hex; our tokens are known to the browser only, which tells them as rgb(). */
function readToken(probe: HTMLElement, token: string): string {
  probe.style.color = `var(--${token})`;
  const channels =
    getComputedStyle(probe)
      .color.match(/[\d.]+/g)
      ?.slice(0, 3) ?? [];
  return channels.map((channel) => Math.round(Number(channel)).toString(16).padStart(2, '0')).join('');
}

function applyTheme(): void {
  const probe = document.body.appendChild(document.createElement('span'));
  const color = (token: string) => readToken(probe, token);
  editor.defineTheme(NAME, {
    base: document.documentElement.dataset['theme'] === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: color('ink'), background: color('sunken') },
      { token: 'string.key.json', foreground: color('accent') },
      { token: 'string.value.json', foreground: color('ok') },
      { token: 'number', foreground: color('warn') },
      { token: 'keyword.json', foreground: color('bad') },
      { token: 'delimiter', foreground: color('muted') },
    ],
    colors: {
      'editor.background': `#${color('sunken')}`,
      'editor.foreground': `#${color('ink')}`,
      'editorLineNumber.foreground': `#${color('muted')}`,
      'editorLineNumber.activeForeground': `#${color('ink')}`,
      'editorCursor.foreground': `#${color('accent')}`,
      'editorGutter.background': `#${color('sunken')}`,
      'editorBracketMatch.border': `#${color('accent')}`,
      'editorBracketMatch.background': `#${color('accent-soft')}`,
      'editorWidget.background': `#${color('surface')}`,
      'editorWidget.foreground': `#${color('ink')}`,
      'editorWidget.border': `#${color('line-strong')}`,
      'editor.selectionBackground': `#${color('accent-soft')}`,
      focusBorder: `#${color('accent')}`,
    },
  });
  probe.remove();
  editor.setTheme(NAME);
}

let isFollowing = false;

/** Takes the colours of the page, now and whenever its theme changes. */
export function followTheme(): void {
  if (isFollowing) return;
  isFollowing = true;
  applyTheme();
  new MutationObserver(applyTheme).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}
