import type { Edit } from "../../shared/contest/editActs.ts";
import { editingOf, writtenCards } from "../../shared/contest/editing.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { planBringing } from "../../shared/contestFile/bringing.ts";
import type { PictureId } from "../../shared/pictures.ts";
import { picturesToCome } from "../../shared/writtenPictures.ts";
import type { Clock } from "../contests/clock.ts";
import type { CommandMaker } from "../contests/runnerTypes.ts";
import type { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import { previewTable } from "../making/previewTable.ts";
import type { Handlers } from "./handler.ts";
import { inTime } from "./inTime.ts";
import { HttpProblem, problemOf } from "./problems.ts";
import { writtenCardsOf } from "./writtenCardsOf.ts";

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
      const editsOn = (state: ContestState): Edit[] => {
        const standing = { ...state.board, cards: writtenCards(state) };
        return [...planBringing(standing, board, { whither, grow }).edits];
      };
      const { state } = runner;
      // It may name those of another contest. What was planned on another board is refused in its turn, unless it is there
      // already: also when that board has come until then, since nobody asked for its pictures.
      const isSeen = editingOf(state).revision === basedOn;
      if (isSeen && !(await holdsPictures(state.contestId, picturesToCome(state, editsOn(state)))))
        throw problemOf({ code: "picture_unknown" });
      const command: CommandMaker = (now) =>
        isSeen && editingOf(now).revision === basedOn
          ? { type: "EditContest", edits: editsOn(now) }
          : { code: "changed_meanwhile" };
      const { accountId, authSessionId: signIn } = signedIn;
      const actor = { role: "moderator", accountId, signIn } as const;
      const reply = await inTime(clock, runner.execute({ id, command, actor, receivedAt }));
      return { cardIds: writtenCardsOf(reply) };
    },
  };
}
