import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import type { Case } from '../../cases/case.ts';
import { secretNames } from '../../cases/secrets.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { verifierOf } from '../../core/scheme/verify.ts';
import { usePack } from '../../features/cases/store.ts';
import { panelOf } from '../../features/compute/store.ts';
import type { ShareForm } from '../../cases/form.ts';
import { ShareDialog } from '../../features/share/index.tsx';
import type { Subject } from '../../features/share/make.ts';
import { loadVectors } from '../../schemes/registry.ts';
import { environment } from '../environment.ts';
import { queries } from '../queries.ts';
import type { TabId } from '../tabs.ts';
import { closeShareDialog, useShareDialog } from './dialog.ts';
import { remember } from './recent.ts';

interface ShareScreenProps {
  readonly scheme: Scheme;
  readonly operation: Operation;
  readonly tab: TabId;
  readonly form: ShareForm;
}

const NONE: ReadonlySet<string> = new Set();

/** The dialog over the case as it stood when it was opened. */
export function ShareScreen({ scheme, operation, tab, form }: ShareScreenProps) {
  const [snapshot] = useState(() => panelOf({ scheme: scheme.card.id, operation: operation.id }));
  const causes = useShareDialog((state) => state.causes);
  const subject = useMemo<Subject>(() => {
    const { inputs, observed, extras, traced } = snapshot;
    return {
      scheme,
      operation,
      tab,
      value: { ...caseOf(scheme, operation, inputs, observed), ...(extras?.length ? { extras } : {}) },
      computed: traced?.job.inputs === inputs ? traced.view.result : undefined,
      page: window.location.href.replace(/#.*$/s, ''),
      now: environment.now,
      ...(causes ? { causes } : {}),
    };
  }, [scheme, operation, tab, snapshot, causes]);
  const { data: published = NONE } = useQuery(
    {
      queryKey: ['published secrets', scheme.card.id],
      queryFn: () => publishedSecrets(scheme),
      staleTime: Infinity,
      networkMode: 'always',
    },
    queries,
  );
  return (
    <ShareDialog
      subject={subject}
      form={form}
      published={published}
      onClose={closeShareDialog}
      onShared={remember}
      onAddToPack={(value, expect) => usePack.getState().add({ ...value, expect })}
    />
  );
}

function caseOf(scheme: Scheme, operation: Operation, inputs: Case['inputs'], observed: string): Case {
  const evidence = operation.result?.name ?? verifierOf(operation)?.evidence;
  const isOwn = evidence !== undefined && observed !== '';
  return {
    scheme: scheme.card.id,
    operation: operation.id,
    inputs: Object.fromEntries(
      operation.fields.flatMap(({ name }) => (inputs[name] === undefined ? [] : [[name, inputs[name]]])),
    ),
    observed: isOwn ? { [evidence]: observed } : {},
  };
}

/** Secrets that stand in published samples: anybody has them. */
async function publishedSecrets({ card, operations }: Scheme): Promise<ReadonlySet<string>> {
  const passwords = operations.flatMap(({ isPassword, result }) => (isPassword && result ? [result.name] : []));
  const names = new Set([...operations.flatMap((operation) => [...secretNames(operation)]), ...passwords]);
  const vectors = await loadVectors(card.id);
  return new Set(
    vectors.flatMap(({ inputs, result = {}, observed = {} }) =>
      Object.entries({ ...inputs, ...result, ...observed }).flatMap(([name, text]) => (names.has(name) ? [text] : [])),
    ),
  );
}
