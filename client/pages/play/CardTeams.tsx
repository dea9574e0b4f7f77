import { Fragment } from "preact";
import { Boat } from "../../boats/Boat.tsx";
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
      teams: solved.map(({ name, boat, attempt }) => ({ name: words.solver(name, attempt), boat })),
    },
    { status: "active", sign: "✎", word: words.active, teams: active },
    { status: "failed", sign: "✗", word: words.failed, teams: failed },
    { status: "expired", sign: "⧗", word: words.expired, teams: expired },
  ].filter(({ teams }) => teams.length > 0);
  if (groups.length === 0) return <p class="muted">{words.nobody}</p>;
  return (
    <dl class="card-teams">
      {groups.map(({ status, sign, word, teams }) => (
        <div key={status} data-status={status}>
          <dt>
            <span aria-hidden="true">{sign}</span> {word} ({format.integer(teams.length)})
          </dt>
          <dd translate={false}>
            {teams.map(({ name, boat }, index) => (
              <Fragment key={name}>
                <span class="card-team">
                  <Boat boat={boat} />
                  {name}
                </span>
                {index < teams.length - 1 && ", "}
              </Fragment>
            ))}
          </dd>
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
