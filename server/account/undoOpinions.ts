import type { EventType } from "../../shared/contest/events.ts";
import type { Books } from "./books.ts";
import { type BookedDeed, isDoneForGood } from "./deedChecks.ts";
import { isFreezeLate } from "./freezeChecks.ts";
import type { Opinion } from "./opinions.ts";

/** What a deed touches: of each of its teams, or of the contest; a later one that touches the same stands in the way. UND3 */
const touched: Readonly<Partial<Record<EventType, "clock" | "entry" | "words" | "freeze" | "places">>> = {
  DeadlineMoved: "clock",
  ContestReopened: "clock",
  EntrySet: "entry",
  NameWordsSet: "words",
  FreezePlanned: "freeze",
  PlacesShown: "places",
};
const touchedOfTeam: Readonly<Partial<Record<EventType, "name" | "block" | "hidden" | "time" | "team">>> = {
  TeamRenamed: "name",
  TeamBlocked: "block",
  NameHidden: "hidden",
  ExtraTimeGiven: "time",
  TeamRemoved: "team",
  TeamRestored: "team",
  TeamsMerged: "team",
  TeamJoined: "team",
  SeatMoved: "team",
};

/** Of those before, nobody knows any more what undoes them. */
const keptDeeds = 60;
const live = ["lobby", "running", "paused"];

/** Whether a moderator's deed can be taken back now, as far as the account knows what was there before. UND3 UND4 */
export function undoOpinion(books: Books, number: number, at: number): Opinion {
  const { deeds, phase } = books;
  const deed = deeds[number - 1];
  if (books.control.emergency) return "refuse"; // EMG2
  if (!deed || deed.isSettled || number <= deeds.length - keptDeeds) return "refuse";
  if (isDoneForGood(deed.type) === true) return "refuse";
  const mine = marksOf(deed);
  const later = deeds.slice(number).filter(({ isSettled }) => !isSettled);
  if (later.some((other) => marksOf(other).some((mark) => mine.includes(mark)))) return "refuse";
  const isLive = live.includes(phase);
  const team = books.teams.get(deed.teamIds[0] ?? "");
  const isHere = team?.removed === false;
  switch (deed.type) {
    case "NameWordsSet":
    case "PlacesShown":
      return "accept";
    case "FreezePlanned":
      return when(
        phase !== "finished" && books.revealed === null && !isFreezeLate(books, deed.freezeMinutesBefore, at),
      );
    case "EntrySet":
      return when(isLive);
    case "NameHidden":
      return when(isHere && (isLive || phase === "finished"));
    case "TeamBlocked":
      return when(isHere && isLive);
    default:
      return "unsure";
  }
}

function marksOf({ type, teamIds }: BookedDeed): readonly string[] {
  const aspect = touched[type];
  const ofTeam = touchedOfTeam[type];
  return [...(aspect ? [aspect] : []), ...(ofTeam ? teamIds.map((teamId) => `${ofTeam} ${teamId}`) : [])];
}

function when(condition: boolean): Opinion {
  return condition ? "accept" : "refuse";
}
