import { Section } from './section.tsx';

/** Browsers give WebCrypto to secure contexts only (W3C Secure Contexts): says so, and what to do. */
export function NoWebcrypto() {
  return (
    <Section title="This page cannot compute here">
      <div className="grid max-w-prose gap-3 text-sm leading-6">
        <p>
          Signatures are computed by the browser's own cryptography, WebCrypto. Browsers do not give it to pages opened
          over plain <code>http://</code> from another machine, because anyone on the network path could change such a
          page.
        </p>
        <p>Open the page in one of these ways and it works:</p>
        <ul className="list-disc pl-5">
          <li>
            on the machine that serves it, as <code>http://localhost</code> or <code>http://127.0.0.1</code>;
          </li>
          <li>
            from anywhere over <code>https://</code>;
          </li>
          <li>
            from another machine through a tunnel: <code>ssh -L 4173:127.0.0.1:4173 that-machine</code>, then{' '}
            <code>http://127.0.0.1:4173</code>.
          </li>
        </ul>
      </div>
    </Section>
  );
}
