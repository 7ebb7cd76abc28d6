export type { Diagnosis, Explanation } from './answer.ts';
export { open, opening, type Job, type Opening } from './diagnose.ts';
export { apartInWords } from './distinguish.ts';
export { examine } from './examine.ts';
export type { Made, Patient } from './generate.ts';
export type { Partition, Progress } from './search.ts';
