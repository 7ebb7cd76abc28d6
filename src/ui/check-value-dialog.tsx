import { Dialog } from '@base-ui/react/dialog';
import { CircleCheck, CircleX, TriangleAlert, X } from 'lucide-react';
import { useId, useState } from 'react';

import { asCheckValue, checkValue, sharedWord } from '../core/crypto/check-value.ts';
import { guessable } from '../core/crypto/guessable.ts';
import { Button, buttonLook } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { TextField } from './text-field.tsx';

export interface CheckValueProps {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A short value of a secret, made slowly, to compare with somebody else's. */
export function CheckValueDialog({ name, secret, onClose }: CheckValueProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-3 sm:pt-[8vh]">
          <Dialog.Popup className="popup flex max-h-[92dvh] w-full max-w-lg flex-col overflow-hidden">
            <div className="flex items-center justify-between gap-4 border-b border-line py-3 pr-3 pl-5">
              <Dialog.Title className="section-title">Check value of {name}</Dialog.Title>
              <Dialog.Close aria-label="Close" className={buttonLook('quiet', 'w-8 px-0!')}>
                <X aria-hidden size={18} />
              </Dialog.Close>
            </div>
            <div
              tabIndex={0}
              role="region"
              aria-label="Check value"
              className="min-h-0 space-y-4 overflow-y-auto px-5 py-4"
            >
              <p className="text-small leading-5 text-muted">
                Two people who have the same secret get the same value, so they can compare it without showing the
                secret. Agree on a word, make the value on both sides, and read it to each other.
              </p>
              {secret === '' ? (
                <p className="text-sm">{name} is empty: fill it in first.</p>
              ) : (
                <Maker secret={secret} />
              )}
            </div>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type Made = { readonly is: 'none' | 'busy' | 'failed' } | { readonly is: 'done'; readonly value: string };

/** The value of a secret and a word, made when somebody asks; another word forgets it. */
function useMaking(secret: string) {
  const [made, setMade] = useState<Made>({ is: 'none' });
  const make = async (word: string) => {
    const asked: Made = { is: 'busy' };
    // Nobody waits any more for a value of a word that has been changed since.
    const finish = (outcome: Made) => setMade((now) => (now === asked ? outcome : now));
    setMade(asked);
    try {
      finish({ is: 'done', value: await checkValue(secret, word) });
    } catch {
      finish({ is: 'failed' });
    }
  };
  return { made, make, forget: () => setMade({ is: 'none' }) };
}

function Maker({ secret }: { readonly secret: string }) {
  const [word, setWord] = useState('');
  const [accepted, setAccepted] = useState(false);
  const { made, make, forget } = useMaking(secret);
  const why = guessable(secret);
  const canMake = sharedWord(word) !== '' && (why === undefined || accepted) && made.is !== 'busy';
  return (
    <>
      {why !== undefined && <Guessable why={why} accepted={accepted} onAccept={setAccepted} />}
      <TextField
        name="Shared word"
        isOurs
        help="Any word that both know, a new one each time. Upper or lower case and spaces around it do not matter."
        value={word}
        multiline={false}
        onChange={(next) => {
          setWord(next);
          forget();
        }}
      />
      <Button look="primary" disabled={!canMake} onClick={() => void make(word)}>
        Make check value
      </Button>
      <div role="status" aria-label="Made">
        {made.is === 'busy' && <p className="text-sm text-muted">One moment: it is slow on purpose…</p>}
        {made.is === 'failed' && <p className="text-sm text-bad">This browser cannot make it here.</p>}
        {made.is === 'done' && <Value value={made.value} />}
      </div>
      {made.is === 'done' && <Theirs ours={made.value} />}
    </>
  );
}

function Value({ value }: { readonly value: string }) {
  return (
    <div className="flex items-center justify-between gap-3 rounded-md border border-line bg-sunken py-2 pr-2 pl-4">
      <output aria-label="Check value" className="font-mono text-2xl font-semibold tracking-widest">
        {value}
      </output>
      <CopyButton label="Copy check value" text={() => value} />
    </div>
  );
}

/** What the other side read out, beside ours. */
function Theirs({ ours }: { readonly ours: string }) {
  const [theirs, setTheirs] = useState('');
  const read = asCheckValue(theirs);
  const isSame = read === ours;
  return (
    <>
      <TextField
        name="Their value"
        isOurs
        help="What the other side got for the same word."
        value={theirs}
        onChange={setTheirs}
      />
      {read.length >= ours.length && (
        <p
          role="status"
          className={`flex items-start gap-2 rounded-md px-3 py-2 text-sm font-semibold ${isSame ? 'bg-ok-soft text-ok' : 'bg-bad-soft text-bad'}`}
        >
          {isSame ? <CircleCheck size={18} aria-hidden /> : <CircleX size={18} aria-hidden />}
          {isSame
            ? 'The same secret, byte for byte.'
            : 'Not the same: a different secret or a different word. A trailing space or line end makes it a different secret, too.'}
        </p>
      )}
    </>
  );
}

interface GuessableProps {
  readonly why: string;
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
}

function Guessable({ why, accepted, onAccept }: GuessableProps) {
  const id = useId();
  return (
    <div className="rounded-md bg-warn-soft px-3 py-2 text-small leading-5 text-warn">
      <p className="flex items-start gap-2 font-medium">
        <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
        <span>
          This secret can be guessed: {why}. Anyone who sees its check value and the word can try guesses until one
          matches. Show the value only to people who may know the secret.
        </span>
      </p>
      <label htmlFor={id} className="mt-1.5 flex min-h-6 items-center gap-2 pl-6 text-ink">
        <input id={id} type="checkbox" checked={accepted} onChange={(event) => onAccept(event.target.checked)} />
        Make it anyway
      </label>
    </div>
  );
}
