import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { type MomentKind, moments } from "../play/moments.ts";
import "../play/momentSign.css";
import "../play/play.css";
import "../play/raceStrip.css";
import "../play/standingsLine.css";
import "../play/verdict.css";

/** What happens to a team while it works, where it is told, and the dialog and clocks beside it. */
export function LookMoments() {
  const { play, taskFirst, format } = useTexts();
  const words: Readonly<Record<MomentKind, string>> = {
    buying: format.integer(300),
    waiting: play.submitting,
    refused: play.chooseAnother,
    right: play.right("12", 300),
    wrong: play.wrongLeft("13", 2),
    failed: play.wrongLast("14"),
    overtaking: taskFirst.placed(1),
    overtaken: taskFirst.placed(2),
    broke: format.integer(0),
    mate: "Swift Herons",
    writing: "Swift Herons",
  };
  const kinds = Object.keys(words) as readonly MomentKind[];
  return (
    <>
      <h2>Moments</h2>
      <div class="stack">
        {kinds.map((kind) =>
          moments[kind].at === "box" ? (
            <div key={kind} class="verdict-box" data-verdict={kind} data-kind={kind}>
              <span class="verdict-sign">{moments[kind].sign}</span>
              <p>
                <strong>{words[kind]}</strong>
              </p>
            </div>
          ) : (
            <p key={kind} class="look-moment" data-kind={kind}>
              <span class="moment" data-moment={kind}>
                <b class="moment-sign">{moments[kind].sign}</b> {words[kind]}
              </span>
            </p>
          ),
        )}
      </div>
      <h2>The line of the standings</h2>
      <button type="button" class="standings-line">
        <span class="standings-line-words">{taskFirst.placed(2)}</span>
        <span class="race-strip" aria-hidden="true">
          {[0, 1, 2].map((boat) => (
            <span
              key={boat}
              class="race-strip-lane"
              data-own={boat === 1}
              style={{ "--along": boat / 2, "--down": boat / 3 }}
            >
              {boat === 2 ? (
                <i class="race-strip-mark" />
              ) : (
                <Boat boat={boat} size={boat === 1 ? 24 : 18} on="water" />
              )}
            </span>
          ))}
        </span>
        <span class="fold-sign" aria-hidden="true">
          ▴
        </span>
      </button>
      <h2>Clocks</h2>
      <div class="look-row">
        {[false, true].map((isLate) => (
          <div key={`${isLate}`} class="clock" data-late={isLate}>
            {format.countdown(isLate ? 59_000 : 600_000)}
          </div>
        ))}
      </div>
      <h2>A dialog</h2>
      <dialog open class="dialog look-dialog" aria-label="dialog">
        <div class="stack">
          <h3>{taskFirst.placed(1)}</h3>
          <p>{play.wrongLeft("13", 2)}</p>
          <p class="look-row">
            <button type="button" class="button" data-look="main">
              {format.integer(300)}
            </button>
          </p>
        </div>
      </dialog>
    </>
  );
}
