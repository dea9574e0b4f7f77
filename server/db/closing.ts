/** A function that runs the steps in turn, each also when an earlier one failed, and only once however often called. */
export function closing(...steps: readonly (() => Promise<void>)[]): () => Promise<void> {
  let closed: Promise<void> | null = null;
  return () => {
    closed ??= runAll(steps);
    return closed;
  };
}

async function runAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures);
}
