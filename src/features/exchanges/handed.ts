import { findOperation, type Operation } from '../../core/scheme/define.ts';
import { readMessage } from '../../core/scheme/parse.ts';
import { loadScheme } from '../../schemes/registry.ts';
import type { HandedCase } from '../../ui/handover.ts';
import { demoCredentials, type DemoCredential } from '../../workers/page/admin.ts';
import { messageOf, type Row } from './rows.ts';

/**
 * The exchange as a case for the Doctor: the inputs are those the server computed with (what arrived, and the secret it
 * holds for that account), the observed value is the signature that came with them. Null when nothing can
 * be computed or the account is not one of the sandbox's.
 */
export async function readHanded(row: Row): Promise<HandedCase | null> {
  const read = await readCase(row);
  return read?.isWhole ? read.value : null;
}

/** What can be put on a panel of an exchange: without the secret where the account is not one of the sandbox's. */
export async function readOpened(row: Row): Promise<HandedCase | null> {
  return (await readCase(row))?.value ?? null;
}

async function readCase(row: Row) {
  const view = row.server ?? row.sent?.server;
  const scheme = view && (await loadScheme(view.scheme));
  const operation = scheme && view.operation !== undefined ? findOperation(scheme, view.operation) : undefined;
  return operation && view ? caseOf(view.scheme, operation, row, await demoCredentials(view.scheme)) : null;
}

function caseOf(
  scheme: string,
  operation: Operation,
  row: Row,
  credentials: readonly DemoCredential[],
): { readonly value: HandedCase; readonly isWhole: boolean } | null {
  const message = messageOf(row);
  if (!message) return null;
  const { found } = readMessage(operation, {}, message);
  const name = operation.result?.name ?? '';
  const { [name]: observed = '', ...inputs } = found;
  const account = credentials.find(({ values }) => isOf(operation, values, inputs));
  const own = operation.fields.flatMap((field) => {
    const value = account?.values[field.name];
    return value === undefined || inputs[field.name] !== undefined ? [] : [[field.name, value]];
  });
  const held = Object.fromEntries(own) as Record<string, string>;
  return {
    value: {
      scheme,
      operation: operation.id,
      inputs: { ...held, ...inputs },
      observed: observed === '' ? {} : { [name]: observed },
    },
    isWhole: observed !== '' && account !== undefined,
  };
}

/** Whether the message names this account: every public value of it that is in the message is the same. */
function isOf(operation: Operation, values: DemoCredential['values'], inputs: Record<string, string>): boolean {
  const named = operation.fields.filter(
    ({ name, secret }) => secret !== true && values[name] !== undefined && inputs[name] !== undefined,
  );
  const secrets = operation.fields.filter(({ name, secret }) => secret === true && values[name] !== undefined);
  return secrets.length > 0 && named.length > 0 && named.every(({ name }) => inputs[name] === values[name]);
}
