import { editingOf, writtenCards } from "../../shared/contest/editing.ts";
import { planBringing } from "../../shared/contestFile/bringing.ts";
import type { PictureId } from "../../shared/pictures.ts";
import { picturesToCome } from "../../shared/writtenPictures.ts";
import type { Clock } from "../contests/clock.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { previewTable } from "../making/previewTable.ts";
import type { Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, problemOf } from "./problems.ts";

export interface BringHandlersDeps {
  readonly clock: Clock;
  readonly spreadsheets: Spreadsheets;
  /** Whether the contest holds all of these. MED6 */
  readonly holdsPictures: (contestId: string, ids: readonly PictureId[]) => Promise<boolean>;
}

/** What a table would come to, and its cards onto a board that is there already. FIL15 FIL17 */
export function bringHandlers(deps: BringHandlersDeps): Handlers<"previewTable" | "bringTable"> {
  const { clock, spreadsheets, holdsPictures } = deps;
  return {
    previewTable: ({ body: { file, ...reading } }) =>
      previewTable(Buffer.from(file, "base64"), reading, spreadsheets),

    async bringTable({ contest: { runner }, body, signedIn, receivedAt }) {
      const { id, file, encoding, mended, whither, grow, basedOn } = body;
      const { language } = runner.state;
      const { board, problems } = await previewTable(
        Buffer.from(file, "base64"),
        { language, encoding, mended },
        spreadsheets,
      );
      if (board === null) throw new HttpProblem(422, "file_invalid", { problems });
      // A document's pictures are named in it, and stand beside its board.
      if (board.pictures > 0) throw new HttpProblem(400, "invalid_request", { params: { field: "file" } });
      const { state } = runner;
      if (editingOf(state).revision !== basedOn) throw problemOf({ code: "changed_meanwhile" });
      const standing = { ...state.board, cards: writtenCards(state) };
      const { edits } = planBringing(standing, board, { whither, grow });
      // It may name those of another contest.
      if (!(await holdsPictures(state.contestId, picturesToCome(state, edits))))
        throw problemOf({ code: "picture_unknown" });
      const { accountId, authSessionId: signIn } = signedIn;
      const actor = { role: "moderator", accountId, signIn } as const;
      const command = { type: "EditContest" as const, edits: [...edits] };
      const reply = await inTime(clock, runner.execute({ id, command, actor, receivedAt }));
      if (!reply.ok) throw problemOf(reply.rejection);
      return {};
    },
  };
}
