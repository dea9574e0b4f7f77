import type { SignedIn } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { HttpProblem } from "./problems.ts";

/** Counts what an organizer does with the contests of the list. Throws `too_fast` for more than their share. LIB8 */
export async function paceLibrary(budgets: Budgets, signedIn: SignedIn): Promise<void> {
  await pace(budgets, "libraryActs", signedIn);
}

/** The same of contest documents with pictures. FIL21 */
export async function paceDocuments(budgets: Budgets, signedIn: SignedIn): Promise<void> {
  await pace(budgets, "documents", signedIn);
}

async function pace(
  budgets: Budgets,
  rate: "libraryActs" | "documents",
  { accountId }: SignedIn,
): Promise<void> {
  const taken = await budgets.take(rate, accountId);
  if (taken.ok) return;
  const seconds = Math.max(1, Math.ceil(taken.waitMs / 1000));
  throw new HttpProblem(429, "too_fast", { headers: { "Retry-After": `${seconds}` } });
}
