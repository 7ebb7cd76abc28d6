import { Home } from '../features/home/index.tsx';
import { cards } from '../schemes/registry.ts';
import { useTitle } from './arrival.ts';

export function HomeScreen() {
  useTitle();
  return <Home cards={cards} />;
}
