export type { Diagnosis, Explanation } from './answer.ts';
export { open, type Job } from './diagnose.ts';
export { examine } from './examine.ts';
export type { Patient } from './generate.ts';
export type { Partition, Progress } from './search.ts';
