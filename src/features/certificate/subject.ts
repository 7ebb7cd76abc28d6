import type { AltName, SubjectName } from '../../core/pki/request.ts';
import type { Problem } from '../../core/problem.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { CertificateParts } from '../../core/scheme/define.ts';

/** The subject as its fields have it. Fields are named as the parts of a name are. */
export function subjectOf({ subject }: CertificateParts, inputs: Inputs): SubjectName {
  return Object.fromEntries(subject.map((part) => [part, (inputs[part] ?? '').trim()]));
}

/** `client.example, ops@client.example, 192.0.2.1`, each told by its look. */
export function altNamesOf({ altNames }: CertificateParts, inputs: Inputs): AltName[] {
  return (inputs[altNames] ?? '')
    .split(/[,\s]+/)
    .filter((name) => name !== '')
    .map((value) => ({ type: typeOf(value), value }));
}

function typeOf(name: string): AltName['type'] {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(name)) return 'url';
  if (name.includes('@')) return 'email';
  return /^\d{1,3}(\.\d{1,3}){3}$|^[\da-f]*:[\da-f:.]+$/i.test(name) ? 'ip' : 'dns';
}

/** What would make a certificate authority refuse the names. */
export function nameProblems(parts: CertificateParts, inputs: Inputs): Problem[] {
  const subject = subjectOf(parts, inputs);
  const problems: Problem[] = [];
  if (Object.values(subject).every((value) => value === ''))
    problems.push(
      problem('subject-empty', parts.subject[0], 'a name', 'nothing', 'Enter the name that the certificate is for.'),
    );
  if (subject.C && !/^[A-Za-z]{2}$/.test(subject.C))
    problems.push(
      problem(
        'country',
        'C',
        'two letters (ISO 3166), such as LT',
        `${subject.C.length} characters`,
        'Write the code.',
      ),
    );
  for (const { type, value } of altNamesOf(parts, inputs)) {
    const fix = 'Enter a host name in ASCII (punycode), an e-mail address, an IP address or a URL.';
    if ((type === 'dns' && !/^(\*\.)?[a-z\d_-]+(\.[a-z\d_-]+)*$/i.test(value)) || !/^[\x21-\x7e]+$/.test(value))
      problems.push(problem('alt-name', parts.altNames, 'alternative names separated by commas', value, fix));
  }
  return problems;
}

function problem(code: string, field: string | undefined, expected: string, got: string, fix: string): Problem {
  return { code, severity: 'error', ...(field === undefined ? {} : { field }), expected, got, fix };
}
