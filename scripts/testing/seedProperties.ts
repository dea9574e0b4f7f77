import fc from "fast-check";

// Properties try the same cases in every run of the tests: what is red here is red everywhere, and again. Others by
// REGATTA_TEST_SEED=N; `npm run stress` gives each of its rounds its own.
const given = process.env.REGATTA_TEST_SEED ?? "1";
const seed = Number(given);
if (!Number.isSafeInteger(seed)) throw new Error(`REGATTA_TEST_SEED: a whole number, not "${given}"`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
