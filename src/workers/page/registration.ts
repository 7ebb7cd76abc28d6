import { expectWorker, folder, serviceWorkers } from './door.ts';

/** What the page is told about its worker. */
export interface WorkerNews {
  /** A newer version is installed and waits; calling it makes that version the one in charge. */
  readonly onWaiting: (takeOver: () => void) => void;
  /** Another worker than the one before is in charge now. Not told of the first one. */
  readonly onReplaced: () => void;
}

/**
 * Installs the service worker, when the moment has come, and watches for newer ones. Where workers are blocked, the
 * page works without. Calls of the sandbox wait for it from the beginning.
 */
export function registerWorker(moment: Promise<void>, news: WorkerNews): void {
  if (serviceWorkers()) expectWorker(moment.then(() => install(news)));
}

function install({ onWaiting, onReplaced }: WorkerNews): Promise<void> {
  const { serviceWorker } = navigator;
  let hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) onReplaced();
    hadOne = true;
  });
  const registered = serviceWorker.register(new URL('sw.js', folder()).href, {
    updateViaCache: 'none',
    ...(import.meta.env.DEV ? { type: 'module' } : {}),
  });
  registered.then(
    (registration?: ServiceWorkerRegistration) => registration && watch(registration, onWaiting),
    () => {
      // Blocked by the browser or by its user, or no network on a first visit: the sandbox runs in the page.
    },
  );
  return registered.then(controlled);
}

/** Resolves when the first worker controls the page; at once where it never will by itself (after a hard reload). */
async function controlled(registration?: ServiceWorkerRegistration): Promise<void> {
  const { serviceWorker } = navigator;
  // Where workers are blocked, some browsers register nothing and say nothing.
  if (!registration || registration.active || serviceWorker.controller) return;
  await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
}

function watch(registration: ServiceWorkerRegistration, onWaiting: WorkerNews['onWaiting']): void {
  const tell = () => {
    const { waiting } = registration;
    if (waiting && navigator.serviceWorker.controller) onWaiting(() => waiting.postMessage('skip-waiting', []));
  };
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
}
