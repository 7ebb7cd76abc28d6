import * as fc from 'fast-check';

/**
 * Every run of the unit tests tries the same examples, so that a test that passed passes again. Another number in
 * FAST_CHECK_SEED looks at others: `FAST_CHECK_SEED=7 npx vitest run`.
 */
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_261_123) });
