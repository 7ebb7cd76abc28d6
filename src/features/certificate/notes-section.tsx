import { Section } from '../../ui/section.tsx';

/** What a page cannot do, and who does it instead. */
export function NotesSection({ notes }: { notes: readonly string[] }) {
  return (
    <Section title="How the real call is made">
      <div className="grid gap-3 text-sm leading-6">
        <ol className="grid list-decimal gap-2 pl-5 marker:text-muted">
          <li>You send the certificate request to the vendor. The private key stays with you.</li>
          <li>The vendor signs it and sends back the certificate.</li>
          <li>Your server connects with the certificate and the key. TLS itself says who is calling.</li>
        </ol>
        <p className="rounded-md bg-warn-soft px-3 py-2">
          <strong className="font-semibold">A page cannot attach a client certificate.</strong> The browser chooses one
          from its own store, if it has any, and asks the user, not the page. To call the vendor, use the curl command
          or your own client; the sandbox takes the certificate in a header instead.
        </p>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </Section>
  );
}
