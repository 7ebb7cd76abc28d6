import { useLanguage } from '../../ui/language.ts';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextBlock } from '../../ui/text-block.tsx';

const LANGUAGES = ['Node', 'Python', 'PHP'] as const;
type Language = (typeof LANGUAGES)[number];

const IDS: Readonly<Record<Language, string>> = { Node: 'javascript', Python: 'python', PHP: 'php' };

const CODE: Readonly<Record<Language, string>> = {
  Node: `import { timingSafeEqual } from 'node:crypto';

const a = Buffer.from(received, 'utf8');
const b = Buffer.from(computed, 'utf8');
// It throws when the lengths differ.
const good = a.length === b.length && timingSafeEqual(a, b);`,
  Python: `import hmac

good = hmac.compare_digest(received.encode(), computed.encode())`,
  PHP: `// The computed value first.
$good = hash_equals($computed, $received);`,
};

/** How to compare in one's own code, and why. */
export function ConstantTime() {
  const chosen = useLanguage((state) => state.language);
  const language = LANGUAGES.find((name) => IDS[name] === chosen) ?? 'Node';
  return (
    <Section
      title="In your own code"
      tools={
        <Segmented
          label="Language"
          value={language}
          options={LANGUAGES.map((name) => ({ value: name, name }))}
          onChange={(name) => useLanguage.setState({ language: IDS[name] })}
        />
      }
    >
      <p className="mb-2 max-w-prose text-small leading-5 text-muted">
        Compare in constant time. <code>==</code> stops at the first byte that differs, and how long it took tells an
        attacker how much of a guess was right. Compute over the raw body, before anything parses it.
      </p>
      <TextBlock name={`Constant-time comparison in ${language}`} text={CODE[language]} preformatted />
    </Section>
  );
}
