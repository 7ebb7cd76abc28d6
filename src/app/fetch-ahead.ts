import { cards, loadScheme } from '../schemes/registry.ts';
import { DEFAULT_TAB, loadPanel, TAB_IDS } from './tabs.ts';

/**
 * What the address asks for is fetched while React and the router are still being set up: they come to the same
 * loaders, and find the files there. A wrong guess costs nothing but a file. Main imports this module before React.
 */
function fetchAhead(): void {
  const [path = '', search] = window.location.hash.slice(2).split('?');
  const [id, operation] = path.split('/');
  if (!id || !operation || !cards.some((card) => card.id === id)) return;
  const tab = new URLSearchParams(search).get('tab');
  // A fetch that failed is tried again by the router, which says so.
  Promise.all([loadScheme(id), loadPanel(TAB_IDS.find((known) => known === tab) ?? DEFAULT_TAB)]).catch(() => {});
}

fetchAhead();
