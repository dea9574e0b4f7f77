import type { RouteName, RouteReply, routes } from "../../shared/api.ts";
import type { ContestDocument } from "../../shared/contestFile/ContestDocument.ts";
import type { SignedIn } from "../auth/tokens.ts";
import type { Budgets } from "../budgets/Budgets.ts";
import { HttpProblem } from "./problems.ts";

type AccountRoute = {
  [N in RouteName]: (typeof routes)[N]["role"] extends "organizer" | "owner" ? N : never;
}[RouteName];

/** A rate of the account that is spent before the handler is asked. */
type AccountRate = "libraryActs" | "documents" | "tablePreviews" | "exports";

/** A look is cheap and changes nothing. What writes a file or changes something has a pace, here or elsewhere. */
type PaceOf<N extends AccountRoute> = (typeof routes)[N]["method"] extends "POST"
  ? AccountRate | "elsewhere"
  : RouteReply[N] extends string | ContestDocument | { readonly csv: string }
    ? AccountRate
    : RouteReply[N] extends Uint8Array
      ? PaceOfBytes<N>
      : "look";
/** What everybody is given alike is kept; any other file is written for whoever asks. */
type PaceOfBytes<N extends AccountRoute> = (typeof routes)[N] extends { readonly shared: true }
  ? "look"
  : AccountRate;

/** What keeps an account from calling each of its routes without end. BUD11 */
export const accountPaces: { readonly [N in AccountRoute]: PaceOf<N> } = {
  signOut: "elsewhere", // it ends the token
  listContests: "look",
  service: "look",
  createContest: "libraryActs", // LIB8
  previewTable: "tablePreviews", // FIL15
  bringTable: "tablePreviews",
  importDocument: "documents", // FIL21
  createBoard: "libraryActs",
  shelveContests: "libraryActs",
  duplicateContest: "libraryActs",
  details: "look",
  setDetails: "libraryActs",
  binContest: "libraryActs",
  restoreContest: "libraryActs",
  purgeContest: "libraryActs",
  createDemo: "elsewhere", // of the account at this address: FST5
  connectModerator: "elsewhere", // it takes a place of the room: BUD7
  socketlessTeams: "look",
  matrix: "look",
  matrixCsv: "exports",
  matrixXlsx: "exports",
  protocol: "look",
  audit: "look",
  auditCsv: "exports",
  auditXlsx: "exports",
  contestDocument: "exports",
  contestCards: "look",
  uploadPicture: "elsewhere", // by its weight, too: MED4
  ownPicture: "look",
  copyCards: "libraryActs",
  readiness: "elsewhere", // it says so in words of its own
  contestTable: "exports",
  journal: "exports",
  tryDraft: "elsewhere", // PRA10
};

/** Does the work; throws `too_fast` for more than the account's share. A route of others has no pace here. */
export async function paceAccount<T>(
  budgets: Budgets,
  name: RouteName,
  signedIn: SignedIn | null,
  work: () => Promise<T>,
): Promise<T> {
  const paces: Partial<Record<RouteName, AccountRate | "look" | "elsewhere">> = accountPaces;
  const pace = paces[name] ?? "elsewhere";
  if (!signedIn || pace === "look" || pace === "elsewhere") return work();
  const done = await budgets.spend([{ rate: pace, whose: signedIn.accountId }], work);
  if (done.ok) return done.result;
  const seconds = Math.max(1, Math.ceil(done.waitMs / 1000));
  throw new HttpProblem(429, "too_fast", { headers: { "Retry-After": `${seconds}` } });
}
