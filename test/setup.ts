/** Runs before every test file. */
import fc from 'fast-check';

// The proof of a commit must be repeatable: CI draws the same random cases each time. Everywhere else property tests
// go on looking for new ones.
if (process.env.CI) fc.configureGlobal({ seed: 20_261_125 });
