import { type Texts, useTexts } from "../../i18n/texts.ts";
import { isAlone } from "../../store/seats.ts";
import { type StandingsLine as Line, standingsLine } from "../../store/standingsLine.ts";
import type { TeamName } from "../../store/teamName.ts";
import { TeamInWords } from "../parts/TeamNames.tsx";
import { MomentSign } from "./MomentSign.tsx";
import { asSentence, type LineWords } from "./moments.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import { RaceStrip } from "./RaceStrip.tsx";
import "./standingsLine.css";

/** TSK1 Where the team stands, in a line beside the race; it opens and closes all of the standings. */
export function StandingsLine(props: {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}) {
  const texts = useTexts();
  const { seat } = usePlay();
  const { contest, team } = useViews();
  const alone = isAlone(seat);
  const words = alone ? plain(texts.play.ledger) : wordsOf(texts, standingsLine(contest, team.teamId));
  return (
    <button
      type="button"
      class="standings-line"
      aria-expanded={props.isOpen}
      aria-controls="side-panel"
      onClick={() => props.onOpen(!props.isOpen)}
    >
      <span class="standings-line-words" title={asSentence(words)}>
        {!alone && <span class="visually-hidden">{texts.play.standings}: </span>}
        {words.before}
        {words.team && <TeamInWords {...words.team} />}
        {words.after}
        {!alone && <MomentSign />}
      </span>
      {!alone && <RaceStrip />}
      <span class="fold-sign" aria-hidden="true">
        {props.isOpen ? "▾" : "▴"}
      </span>
    </button>
  );
}

function wordsOf({ taskFirst, freezing }: Texts, line: Line): LineWords {
  switch (line.type) {
    case "gathering":
      return plain(taskFirst.gathering(line.teams));
    case "alone":
      return plain(taskFirst.alone);
    case "frozen":
      return plain(`❄ ${freezing.frozen}`);
    case "unseen":
      return plain(freezing.notShown);
    case "placed":
      return plain(taskFirst.placed(line.place));
    case "shared": {
      const [only, ...more] = line.teams;
      if (only === undefined || more.length > 0)
        return plain(taskFirst.sharedByMany(line.place, line.teams.length));
      return around(taskFirst.sharedWith(line.place), only);
    }
    case "behind":
    case "ahead":
      return around(
        line.points === 0 ? taskFirst.sameAs(line.place) : taskFirst[line.type](line.place, line.points),
        line.team,
      );
  }
}

function around([before, after]: readonly [string, string], team: TeamName): LineWords {
  return { before, team, after };
}

function plain(before: string): LineWords {
  return { before, team: null, after: "" };
}
