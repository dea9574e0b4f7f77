import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { isRehearsal, seatName, sitsAtOf } from "../../store/seats.ts";
import { useApp } from "../AppContext.ts";
import { useContestTheme } from "../parts/useContestTheme.ts";
import { useShownContest } from "../parts/useShownContest.ts";
import { usePlay } from "./PlayContext.ts";

/** A team may be renamed, change its boat or lose a seat to another one: the tab and the list of own seats follow. BOA4 SEA3 */
export function Remember() {
  const { play } = useTexts();
  const { seats, preferences } = useApp();
  const { seat, team, contest } = usePlay();
  const isPractice = isRehearsal(seat);
  const language = contest.value?.language;
  useContestTheme(seat.roomCode, contest.value);
  useShownContest("team", contest.value, team.value);
  // In a list a rehearsal is called by its board. Until the team has come, another tab may know more of it.
  const known = isPractice ? null : team.value;
  const teamId = known?.teamId;
  const name = known?.name;
  const boat = teamId === undefined ? undefined : contest.value?.teams[teamId]?.boat;
  const shownName = name ?? seatName(seat, preferences.language.value);
  useEffect(() => {
    document.title = play.title(shownName);
  }, [shownName, play]);
  useEffect(() => {
    const kept = seats.find(seat.seatId);
    if (!kept || teamId === undefined || name === undefined) return;
    const isKnown = kept.teamName === name && sitsAtOf(kept) === teamId;
    if (isKnown && (boat === undefined || kept.boat === boat)) return;
    seats.keep({ ...kept, teamName: name, sitsAt: teamId, ...(boat !== undefined && { boat }) });
  }, [name, teamId, boat, seat, seats]);
  useEffect(() => {
    // Somebody may practise on a board of another language.
    if (language && !isPractice) preferences.suggestLanguage(language);
  }, [language, preferences, isPractice]);
  return null;
}
