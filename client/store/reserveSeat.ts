import type { AskAccess, CallRoute } from "../net/http.ts";
import type { LinkParts, SeatWish } from "../net/linkParts.ts";

/** As whom a contest is opened. */
export type Viewer =
  /** `accessToken`: of whoever may be signed in in this browser. */
  | { readonly audience: "screen"; readonly accessToken: AskAccess }
  | { readonly audience: "team"; readonly seatToken: string }
  | { readonly audience: "moderator"; readonly accessToken: AskAccess };

export type OpenContest = { readonly code: string } & Viewer;

type Reserved = ReturnType<LinkParts["reserve"]>;

/** Asks for a seat in the contest's room, as whom it was opened. Never rejects. */
export async function reserveSeat(opened: OpenContest, wish: SeatWish, call: CallRoute): Reserved {
  const way = { code: opened.code, ...wish };
  switch (opened.audience) {
    case "screen": {
      const answer = await call("connectScreen", way);
      if (answer.ok || answer.problem.code !== "overloaded") return answer;
      // Whoever has taken all places of screens: there are some more for the owner's. BUD7
      const first = await opened.accessToken(null);
      if (!first.ok) return answer;
      const own = await call("connectScreen", { ...way, token: first.token });
      if (own.ok || own.problem.code !== "overloaded") return own;
      // A token that has run out counts for nothing there.
      const fresh = await opened.accessToken(first.token);
      return fresh.ok ? call("connectScreen", { ...way, token: fresh.token }) : own;
    }
    case "team":
      return call("connectTeam", { ...way, token: opened.seatToken });
    case "moderator": {
      const first = await opened.accessToken(null);
      if (!first.ok) return first;
      const answer = await call("connectModerator", { ...way, token: first.token });
      if (answer.ok || answer.problem.code !== "not_signed_in") return answer;
      const fresh = await opened.accessToken(first.token);
      return fresh.ok ? call("connectModerator", { ...way, token: fresh.token }) : fresh;
    }
  }
}
