import { useTexts } from "../../i18n/texts.ts";
import { cardTeams } from "../../store/cardTeams.ts";
import { useViews } from "./PlayContext.ts";
import "./cardTeams.css";

/** Which teams bought a card, and what came of it. */
export function CardTeams({ cardId }: { readonly cardId: number }) {
  const { play, format } = useTexts();
  const words = play.cardTeams;
  const { contest } = useViews();
  const { solved, active, failed, expired } = cardTeams(contest, cardId, format.locale);
  const groups = [
    {
      status: "solved",
      sign: "✓",
      word: words.solved,
      names: solved.map(({ name, attempt }) => words.solver(name, attempt)),
    },
    { status: "active", sign: "✎", word: words.active, names: active },
    { status: "failed", sign: "✗", word: words.failed, names: failed },
    { status: "expired", sign: "⧗", word: words.expired, names: expired },
  ].filter(({ names }) => names.length > 0);
  if (groups.length === 0) return <p class="muted">{words.nobody}</p>;
  return (
    <dl class="card-teams">
      {groups.map(({ status, sign, word, names }) => (
        <div key={status} data-status={status}>
          <dt>
            <span aria-hidden="true">{sign}</span> {word} ({format.integer(names.length)})
          </dt>
          <dd translate={false}>{names.join(", ")}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same, folded, for a task that is being worked on. */
export function CardTeamsFold({ cardId }: { readonly cardId: number }) {
  const { play } = useTexts();
  return (
    <details class="card-teams-fold">
      <summary>{play.cardTeams.title}</summary>
      <CardTeams cardId={cardId} />
    </details>
  );
}
