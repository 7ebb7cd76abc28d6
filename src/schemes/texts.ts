/** What is written about each scheme, apart from the registry: the first screen needs none of it. */
import type { Demo } from '../core/scheme/demo.ts';
import type { Question } from '../core/scheme/question.ts';

const demoModules = import.meta.glob<Demo>('./*/demo.ts', { import: 'demo' });
const pageModules = import.meta.glob<string>('./*/page.md', { query: '?raw', import: 'default' });
const questionModules = import.meta.glob<readonly Question[]>('./*/questions.ts', { import: 'questions' });

/** The prose of the Learn page (Markdown): formulas and tables are rendered from the definition. */
export async function loadPage(id: string): Promise<string> {
  return (await pageModules[`./${id}/page.md`]?.()) ?? '';
}

/** The guided demo of a scheme, loaded when somebody presents. */
export async function loadDemo(id: string): Promise<Demo | undefined> {
  return demoModules[`./${id}/demo.ts`]?.();
}

/** What integrators ask about one operation. */
export async function loadQuestions(id: string, operation: string): Promise<readonly Question[]> {
  const all = (await questionModules[`./${id}/questions.ts`]?.()) ?? [];
  return all.filter(({ about }) => about.includes(operation));
}
