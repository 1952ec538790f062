// Runs tests one after the other and speaks TAP.
const tests = [];

export const test = (name, run) => tests.push({ name, run });

/** Runs them all with @context; gives the exit code. */
export async function runAll(context) {
  console.log(`1..${tests.length}`);
  let failed = 0;
  for (const [i, { name, run }] of tests.entries()) {
    try {
      await run(context);
      console.log(`ok ${i + 1} - ${name}`);
    } catch (error) {
      failed++;
      console.log(`not ok ${i + 1} - ${name}`);
      for (const line of String(error.stack ?? error).split("\n")) console.log(`# ${line}`);
    }
  }
  return failed === 0 ? 0 : 1;
}
