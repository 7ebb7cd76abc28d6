import type { Case } from '../../cases/case.ts';
import { placeOf } from '../../cases/given.ts';
import { withoutSecrets } from '../../cases/secrets.ts';
import { usePack } from '../../features/cases/store.ts';
import { router } from '../router.tsx';

/** Opens these cases as a pack, as if they came from a file of this name; secrets that are in them are left out. */
export async function openPack(name: string, cases: readonly Case[]): Promise<void> {
  const readings = await Promise.all(
    cases.map(async (value) => {
      const place = await placeOf({ ok: true, value });
      return { ok: true as const, value: place ? withoutSecrets(value, place.operation) : value };
    }),
  );
  usePack.getState().open(name, readings);
  await router.navigate({ to: '/cases' });
}
