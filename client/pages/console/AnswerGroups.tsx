import { type Reader, showReading } from "../../../shared/contest/checkers/readers.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { AnswerGroup } from "../../store/cockpit/cardRows.ts";
import { GroupRepairs } from "./Repairs.tsx";
import { useRoom } from "./RoomContext.ts";
import { RoomTeam } from "./RoomTeam.tsx";

/** All answers to a card, equal readings together. CON1 */
export function AnswerGroups({
  cardId,
  groups,
  reader,
}: {
  readonly cardId: number;
  readonly groups: readonly AnswerGroup[];
  readonly reader: Reader | null;
}) {
  const words = useTexts().cockpit;
  const count = groups.reduce((sum, { answers }) => sum + answers.length, 0);
  return (
    <section aria-label={words.answers} class="answer-groups">
      <h3>
        {words.answers} <span class="muted numbers">{count}</span>
      </h3>
      {groups.length === 0 && <p class="muted">{words.noAnswers}</p>}
      <ul>
        {groups.map((group) => (
          <Group key={`${group.verdict} ${group.reading}`} cardId={cardId} group={group} reader={reader} />
        ))}
      </ul>
    </section>
  );
}

function Group({
  cardId,
  group,
  reader,
}: {
  readonly cardId: number;
  readonly group: AnswerGroup;
  readonly reader: Reader | null;
}) {
  const { cockpit: words, format } = useTexts();
  const { cockpit } = useRoom();
  const { reading, verdict, answers } = group;
  const said = reader === null ? reading : showReading(reader, reading);
  return (
    <li class="answer-group" data-verdict={verdict}>
      <div class="answer-head">
        <span class="verdict" data-verdict={verdict}>
          <span aria-hidden="true">{verdictSigns[verdict]}</span> {words.verdicts[verdict]}
        </span>
        <strong class="answer-reading" translate={false}>
          {said}
        </strong>
        <span class="muted numbers">{words.answersCount(answers.length)}</span>
      </div>
      <GroupRepairs cardId={cardId} reading={reading} shown={said} verdict={verdict} />
      <details>
        <summary>{words.whoAnswered}</summary>
        <ul class="answer-list">
          {answers.map(({ teamId, teamName, at, answer }) => (
            <li key={`${teamId} ${at}`}>
              <time class="muted numbers" translate={false}>
                {format.timeOfDay(at)}
              </time>{" "}
              <button
                type="button"
                class="text-button"
                onClick={() => {
                  cockpit.opened.value = { type: "team", teamId };
                }}
              >
                <RoomTeam teamId={teamId} name={teamName} />
              </button>{" "}
              <span class="code" translate={false}>
                {answer}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Beside the word, so that no verdict is told by its colour alone. */
export const verdictSigns = { accepted: "✓", wrong: "✗", annulled: "↺" } as const;
