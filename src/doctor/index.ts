export { conclude, diagnose, type Diagnosis, type Explanation } from './answer.ts';
export { open, type Complaint, type Job, type Opening } from './diagnose.ts';
export type { Hit, Partition, Progress } from './search.ts';
export type { Patient } from './generate.ts';
