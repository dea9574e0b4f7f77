import { isShownByWorth } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import type { ModeratorTeam, PurchaseView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { attemptsLeft } from "../../store/purchases.ts";
import { verdictSigns } from "./AnswerGroups.tsx";
import { AskButton } from "./AskButton.tsx";
import { ExtraTimeDialog } from "./ExtraTimeDialog.tsx";
import { QuestionsOf } from "./QuestionsPane.tsx";
import { AnswerRepairs, PurchaseRepairs, TeamRepairs } from "./Repairs.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomTeam } from "./RoomTeam.tsx";
import { SidePanel } from "./SidePanel.tsx";
import { TeamActs } from "./TeamActs.tsx";
import { RemoveDialog, RenameDialog, SeatsDialog } from "./TeamDialogs.tsx";

/** One team: what may be done with it, and everything it bought and answered. CON2 */
export function TeamPanel({ teamId }: { readonly teamId: string }) {
  const { console: words, cockpit: texts, teams, format } = useTexts();
  const { cockpit } = useRoom();
  const { contest, moderator } = useRoomViews();
  const team = moderator.teams[teamId];
  const row = cockpit.rows.value.find((other) => other.teamId === teamId);
  if (!team || !row) return null;
  return (
    <SidePanel
      title={team.name}
      heading={<RoomTeam teamId={teamId} name={team.name} />}
      note={
        <dl class="facts">
          <Fact name={words.teamColumns.place} value={format.integer(row.place)} />
          {isShownByWorth({ ...contest, teams: {} }) && (
            <Fact name={texts.columns.worth} value={format.integer(rankingPoints(row, contest.rules))} />
          )}
          <Fact name={words.teamColumns.balance} value={format.integer(row.balancePoints)} />
          <Fact name={texts.columns.inPlay} value={format.integer(row.inPlayPoints)} />
          <Fact name={words.teamColumns.pin} value={row.pin ?? words.pinUnknown} />
          <Fact name={words.teamColumns.seats} value={words.seatsOnline(row.seatsOnline, row.seatsTaken)} />
          {row.lastSeenAt !== null && (
            <Fact name={texts.lastSeenWord} value={format.timeOfDay(row.lastSeenAt)} />
          )}
          {team.nameHidden && <Fact name={teams.nameHidden} value={contest.teams[teamId]?.name ?? ""} />}
          {team.blocked && <Fact name={teams.blocked} value="⊘" />}
          {team.extraTime && <Fact name={teams.extraFact} value={format.countdown(team.extraTime.leftMs)} />}
          {team.endedAt !== null && <Fact name={teams.ownEnd} value={format.timeOfDay(team.endedAt)} />}
        </dl>
      }
      actions={
        <>
          <AskButton words={words.rename} label={team.name}>
            {(close) => <RenameDialog team={team} onClose={close} />}
          </AskButton>
          <AskButton words={words.seats} label={team.name}>
            {(close) => <SeatsDialog teamId={teamId} onClose={close} />}
          </AskButton>
          <AskButton words={words.remove} label={team.name}>
            {(close) => <RemoveDialog team={team} onClose={close} />}
          </AskButton>
          <button
            type="button"
            class="button"
            data-size="small"
            onClick={() => {
              cockpit.feedChoice.value = { kind: null, teamId, cardId: null };
              cockpit.pane.value = "feed";
            }}
          >
            {texts.inFeed}
          </button>
          {contest.phase !== "finished" && (
            <AskButton words={teams.extraTime} label={team.name}>
              {(close) => <ExtraTimeDialog teamIds={[teamId]} onClose={close} />}
            </AskButton>
          )}
          <TeamActs team={team} />
          <TeamRepairs teamId={teamId} name={team.name} />
        </>
      }
    >
      <QuestionsOf asked={cockpit.asked.value.filter((asked) => asked.team.teamId === teamId)} />
      <h3>{texts.purchases}</h3>
      {team.purchases.length === 0 && <p class="muted">{texts.noPurchases}</p>}
      <ul class="purchases">
        {[...team.purchases].reverse().map((purchase) => (
          <Purchase key={purchase.id} team={team} purchase={purchase} />
        ))}
      </ul>
    </SidePanel>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="numbers" translate={false}>
        {value}
      </dd>
    </div>
  );
}

function Purchase({ team, purchase }: { readonly team: ModeratorTeam; readonly purchase: PurchaseView }) {
  const { cockpit: words, purchaseStatuses, screen, format } = useTexts();
  const { cockpit } = useRoom();
  const { contest } = useRoomViews();
  const { cardId, status, submissions, boughtAt, paidPoints } = purchase;
  const card = contest.board.cards.find(({ id }) => id === cardId);
  return (
    <li class="purchase" data-status={status}>
      <div class="purchase-head">
        <button
          type="button"
          class="text-button"
          onClick={() => {
            cockpit.opened.value = { type: "card", cardId };
          }}
        >
          {card ? screen.card(card.category, card.pricePoints) : cardId}
        </button>
        <span class="muted">
          {statusSigns[status]} {purchaseStatuses[status]}
          {status === "active" && `, ${words.attemptsLeft(attemptsLeft(purchase))}`}
        </span>
        <span class="muted numbers" translate={false}>
          {format.timeOfDay(boughtAt)} · {format.signed(-paidPoints)}
        </span>
      </div>
      {submissions.length > 0 && (
        <ol class="answer-list">
          {submissions.map(({ at, answer, verdict }, index) => (
            <li key={at}>
              <time class="muted numbers" translate={false}>
                {format.timeOfDay(at)}
              </time>{" "}
              <span class="verdict" data-verdict={verdict}>
                <span aria-hidden="true">{verdictSigns[verdict]}</span> {words.verdicts[verdict]}
              </span>{" "}
              <span class="code" translate={false}>
                {answer}
              </span>{" "}
              <AnswerRepairs teamId={team.teamId} teamName={team.name} purchase={purchase} index={index} />
            </li>
          ))}
        </ol>
      )}
      <PurchaseRepairs teamId={team.teamId} purchase={purchase} />
    </li>
  );
}

const statusSigns = { active: "✎", solved: "✓", failed: "✗", expired: "⧗", withdrawn: "↩" } as const;
