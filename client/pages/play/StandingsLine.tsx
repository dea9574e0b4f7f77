import { type Texts, useTexts } from "../../i18n/texts.ts";
import { isAlone } from "../../store/seats.ts";
import { type StandingsLine as Line, standingsLine } from "../../store/standingsLine.ts";
import { MomentSign } from "./MomentSign.tsx";
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
  const [before, name, after] = alone
    ? [texts.play.ledger, "", ""]
    : wordsOf(texts, standingsLine(contest, team.teamId));
  return (
    <button
      type="button"
      class="standings-line"
      aria-expanded={props.isOpen}
      aria-controls="side-panel"
      onClick={() => props.onOpen(!props.isOpen)}
    >
      <span class="standings-line-words" title={`${before}${name}${after}`}>
        {!alone && <span class="visually-hidden">{texts.play.standings}: </span>}
        {before}
        <span translate={false}>{name}</span>
        {after}
        {!alone && <MomentSign />}
      </span>
      {!alone && <RaceStrip />}
      <span class="fold-sign" aria-hidden="true">
        {props.isOpen ? "▾" : "▴"}
      </span>
    </button>
  );
}

/** Before a team's name, the name, and after it. */
function wordsOf(
  { taskFirst, freezing }: Texts,
  line: Line,
): readonly [before: string, name: string, after: string] {
  switch (line.type) {
    case "gathering":
      return [taskFirst.gathering(line.teams), "", ""];
    case "alone":
      return [taskFirst.alone, "", ""];
    case "frozen":
      return [`❄ ${freezing.frozen}`, "", ""];
    case "unseen":
      return [freezing.notShown, "", ""];
    case "placed":
      return [taskFirst.placed(line.place), "", ""];
    case "shared": {
      const [only, ...more] = line.names;
      if (only === undefined || more.length > 0)
        return [taskFirst.sharedByMany(line.place, line.names.length), "", ""];
      return around(taskFirst.sharedWith(line.place), only);
    }
    case "behind":
    case "ahead":
      return around(
        line.points === 0 ? taskFirst.sameAs(line.place) : taskFirst[line.type](line.place, line.points),
        line.name,
      );
  }
}

function around([before, after]: readonly [string, string], name: string) {
  return [before, name, after] as const;
}
