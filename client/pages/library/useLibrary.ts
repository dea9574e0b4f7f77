import { type Signal, useSignal } from "@preact/signals";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import type { ContestSummary } from "../../../shared/api.ts";
import { type Said, type Say, sayRefusal } from "../../i18n/say.ts";
import type { Trouble } from "../../net/http.ts";
import type { Session } from "../../store/session.ts";
import { useApp } from "../AppContext.ts";

/** What the list of contests asks before it does something. */
export type LibraryQuestion =
  | { readonly type: "details"; readonly contest: ContestSummary }
  | { readonly type: "move"; readonly contest: ContestSummary }
  | { readonly type: "rename"; readonly folder: string; readonly roomCodes: readonly string[] }
  | { readonly type: "bin"; readonly contest: ContestSummary }
  | { readonly type: "purge"; readonly contest: ContestSummary };

export interface Library {
  readonly session: Session;
  /** Null: not read yet. */
  readonly contests: Signal<readonly ContestSummary[] | null>;
  /** Why they could not be read. */
  readonly trouble: Signal<Trouble | null>;
  /** What came of the last click. */
  readonly said: Signal<Said | null>;
  readonly asked: Signal<LibraryQuestion | null>;
  /** Reads the list anew. */
  refresh(): void;
  /** Sends a wish, says what came of it, and reads the list anew. Resolves with why not, or null. */
  act<Reply>(send: () => Promise<Sent<Reply>>, done: (reply: Reply) => Say): Promise<Trouble | null>;
}

export type Sent<Reply> =
  | { readonly ok: true; readonly reply: Reply }
  | { readonly ok: false; readonly problem: Trouble };

/** The organizer's contests, read when the page is shown, whenever somebody comes back to it, and after each wish. LIB10 */
export function useLibrary(): Library {
  const { session } = useApp();
  const contests = useSignal<readonly ContestSummary[] | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const said = useSignal<Said | null>(null);
  const asked = useSignal<LibraryQuestion | null>(null);

  const read = useMemo(() => {
    let newest = 0;
    return async () => {
      newest += 1;
      const mine = newest;
      const answer = await session.call("listContests", {});
      // A later answer may have come before this one.
      if (mine !== newest) return;
      trouble.value = answer.ok ? null : answer.problem;
      if (answer.ok) contests.value = answer.reply.contests;
    };
  }, [session, contests, trouble]);

  const refresh = useCallback(() => void read(), [read]);
  useEffect(() => {
    const lookAgain = () => {
      if (document.visibilityState === "visible") refresh();
    };
    refresh();
    document.addEventListener("visibilitychange", lookAgain);
    return () => document.removeEventListener("visibilitychange", lookAgain);
  }, [refresh]);

  return {
    session,
    contests,
    trouble,
    said,
    asked,
    refresh,
    async act(send, done) {
      said.value = null;
      const answer = await send();
      said.value = answer.ok
        ? { tone: "good", say: done(answer.reply) }
        : { tone: "bad", say: sayRefusal(answer.problem) };
      await read();
      return answer.ok ? null : answer.problem;
    },
  };
}
