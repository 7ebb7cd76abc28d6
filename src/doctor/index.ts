export { conclude, diagnose, type Diagnosis } from './answer.ts';
export { open, type Job } from './diagnose.ts';
