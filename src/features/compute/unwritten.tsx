import { useEffect, useState } from 'react';

import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { unwrittenPart, type Unwritten } from '../../core/scheme/unwritten.ts';
import { usePanel, useTarget } from './context.ts';

/** Asked once the keys rest, in milliseconds. */
const REST = 150;

/** Which part keeps the request from being written, and why. */
export function UnwrittenNote() {
  const { operation } = useTarget();
  const inputs = usePanel((panel) => panel.inputs);
  const [found, setFound] = useState<Unwritten>();
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      void unwrittenPart(operation, inputs, webcryptoEngine).then((part) => isOver || setFound(part));
    }, REST);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [operation, inputs]);
  return found ? (
    <>
      Cannot be written yet: the {found.part} cannot be made. {found.why}.
    </>
  ) : (
    <>Cannot be written yet.</>
  );
}
