import { useSignal } from "@preact/signals";
import type { RepairCommand } from "../../../shared/contest/commands.ts";
import type { CardBasis } from "../../../shared/contest/editActs.ts";
import { mostAdjustedPoints } from "../../../shared/contest/mostAdjusted.ts";
import type {
  ActView,
  KeyView,
  PurchaseView,
  SubmissionView,
  TaskView,
} from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Dotted } from "../parts/Dotted.tsx";
import { Field } from "../parts/Field.tsx";
import { TeamInWords } from "../parts/TeamNames.tsx";
import { AskButton } from "./AskButton.tsx";
import { AuditDialog } from "./AuditDialog.tsx";
import { DeedsList } from "./DeedsList.tsx";
import { KeyDialog } from "./KeyDialog.tsx";
import { Choices, RepairDialog } from "./RepairDialog.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { useRoomTeams } from "./RoomTeam.tsx";

/** What may be put right of a card. */
export function CardRepairs(props: {
  readonly cardId: number;
  /** Null until the server has told it. */
  readonly judgedBy: { readonly key: KeyView; readonly task: TaskView; readonly basis?: CardBasis } | null;
  readonly voided: boolean;
}) {
  const { cardId, judgedBy } = props;
  const words = useTexts().repairs;
  if (props.voided) return <strong>{words.voided}</strong>;
  return (
    <>
      {judgedBy && (
        <AskButton words={words.correctKey}>
          {(close) => (
            <KeyDialog
              cardId={cardId}
              basedOn={judgedBy.basis}
              answerKey={judgedBy.key}
              reader={judgedBy.task.reader}
              onClose={close}
            />
          )}
        </AskButton>
      )}
      <AskButton words={words.voidCard}>
        {(close) => <VoidDialog cardId={cardId} onClose={close} />}
      </AskButton>
    </>
  );
}

function VoidDialog({ cardId, onClose }: { readonly cardId: number; readonly onClose: () => void }) {
  const words = useTexts().repairs;
  const rewards = useSignal<"keep" | "take">("keep");
  return (
    <RepairDialog
      title={words.voidTitle}
      text={words.voidText}
      make={({ why }) => ({ type: "VoidCard", cardId, keepRewards: rewards.value === "keep", why })}
      onClose={onClose}
    >
      <Choices
        legend={words.rewards}
        name="rewards"
        options={["keep", "take"] as const}
        label={(option) => words.rewardsStay[option]}
        value={rewards.value}
        onValue={(option) => {
          rewards.value = option;
        }}
      />
    </RepairDialog>
  );
}

type Verdict = SubmissionView["verdict"];

/** Rulings on all answers of a card that read the same. */
export function GroupRepairs(props: {
  readonly cardId: number;
  readonly reading: string;
  readonly shown: string;
  readonly verdict: Verdict;
}) {
  const { cardId, reading, shown } = props;
  const words = useTexts().repairs;
  const labels = { accepted: words.acceptAll, wrong: words.rejectAll, annulled: words.annulAll } as const;
  return (
    <span class="row">
      {(["accepted", "wrong", "annulled"] as const)
        .filter((verdict) => verdict !== props.verdict)
        .map((verdict) => (
          <AskButton key={verdict} words={labels[verdict]} label={shown}>
            {(close) => (
              <RepairDialog
                title={words.groupTitle[verdict]}
                text={`${words.groupText(shown)}${verdict === "annulled" ? "" : ` ${words.laterToo}`}`}
                asksPolicy
                make={(chosen) => ({
                  type: "JudgeAnswers",
                  cardId,
                  reading,
                  answers: [],
                  verdict,
                  ...chosen,
                })}
                onClose={close}
              />
            )}
          </AskButton>
        ))}
    </span>
  );
}

/** A ruling on one answer of a team. */
export function AnswerRepairs(props: {
  readonly teamId: string;
  readonly teamName: string;
  readonly purchase: PurchaseView;
  readonly index: number;
}) {
  const { teamId, purchase, index } = props;
  const words = useTexts().repairs;
  const submission = purchase.submissions[index];
  if (!submission) return null;
  const verdict = submission.verdict === "accepted" ? "annulled" : "accepted";
  return (
    <AskButton
      words={verdict === "accepted" ? words.acceptAll : words.annulAll}
      label={submission.answer}
      look="text"
    >
      {(close) => (
        <RepairDialog
          title={words.groupTitle[verdict]}
          text={words.answerText(props.teamName, submission.answer)}
          asksPolicy
          make={(chosen) => ({
            type: "JudgeAnswers",
            cardId: purchase.cardId,
            reading: null,
            answers: [{ teamId, purchaseId: purchase.id, index }],
            verdict,
            ...chosen,
          })}
          onClose={close}
        />
      )}
    </AskButton>
  );
}

/** What may be put right of one purchase. */
export function PurchaseRepairs({
  teamId,
  purchase,
}: {
  readonly teamId: string;
  readonly purchase: PurchaseView;
}) {
  const words = useTexts().repairs;
  if (purchase.status === "withdrawn") return null;
  const of = { teamId, purchaseId: purchase.id };
  const hasWrong = purchase.submissions.some(({ verdict }) => verdict === "wrong");
  return (
    <span class="row">
      <Plain words={words.withdraw} title={words.withdrawTitle} text={words.withdrawText}>
        {(why) => ({ type: "WithdrawPurchase", ...of, why })}
      </Plain>
      <Plain words={words.refund} title={words.refundTitle} text={words.refundText}>
        {(why) => ({ type: "RefundPurchase", ...of, why })}
      </Plain>
      {hasWrong && (
        <Plain words={words.attempt} title={words.attemptTitle} text={words.attemptText}>
          {(why) => ({ type: "GiveBackAttempt", ...of, why })}
        </Plain>
      )}
    </span>
  );
}

function Plain(props: {
  readonly words: string;
  readonly title: string;
  readonly text: string;
  readonly children: (why: string) => RepairCommand;
}) {
  return (
    <AskButton words={props.words} look="text">
      {(close) => (
        <RepairDialog
          title={props.title}
          text={props.text}
          make={({ why }) => props.children(why)}
          onClose={close}
        />
      )}
    </AskButton>
  );
}

/** Points and gifts of a team. */
export function TeamRepairs({ teamId, name }: { readonly teamId: string; readonly name: string }) {
  const words = useTexts().repairs;
  return (
    <>
      <AskButton words={words.points} label={name}>
        {(close) => <PointsDialog teamId={teamId} name={name} onClose={close} />}
      </AskButton>
      <AskButton words={words.give} label={name}>
        {(close) => <GiveDialog teamId={teamId} name={name} onClose={close} />}
      </AskButton>
    </>
  );
}

interface OfTeam {
  readonly teamId: string;
  readonly name: string;
  readonly onClose: () => void;
}

function PointsDialog({ teamId, name, onClose }: OfTeam) {
  const words = useTexts().repairs;
  const typed = useSignal("");
  const text = typed.value.trim().replace(/^[−–]/, "-");
  const number = /^[+-]?\d{1,7}$/.test(text) ? Number(text) : 0;
  const deltaPoints = Math.abs(number) <= mostAdjustedPoints ? number : 0;
  return (
    <RepairDialog
      title={words.pointsTitle(name)}
      text=""
      needsWhy
      make={({ why }) => (deltaPoints === 0 ? null : { type: "AdjustBalance", teamId, deltaPoints, why })}
      onClose={onClose}
    >
      <Field
        label={words.delta}
        name="delta"
        value={typed.value}
        autocomplete="off"
        error={text !== "" && deltaPoints === 0 ? words.notANumber(mostAdjustedPoints) : null}
        onValue={(value) => {
          typed.value = value;
        }}
      />
    </RepairDialog>
  );
}

function GiveDialog({ teamId, name, onClose }: OfTeam) {
  const { repairs: words, screen } = useTexts();
  const { contest, moderator } = useRoomViews();
  const held = new Set(
    moderator.teams[teamId]?.purchases
      .filter(({ status }) => status !== "withdrawn")
      .map(({ cardId }) => cardId),
  );
  const cards = contest.board.cards.filter(({ id, voided }) => !held.has(id) && !voided);
  const chosen = useSignal(cards[0]?.id ?? 0);
  return (
    <RepairDialog
      title={words.giveTitle(name)}
      text={words.giveText}
      make={({ why }) => ({ type: "GivePurchase", teamId, cardId: chosen.value, why })}
      onClose={onClose}
    >
      <label class="field">
        {words.card}
        <select
          class="input"
          name="card"
          value={chosen.value}
          onChange={(event) => {
            chosen.value = Number(event.currentTarget.value);
          }}
        >
          {cards.map(({ id, category, pricePoints }) => (
            <option key={id} value={id}>
              {screen.card(category, pricePoints)}
            </option>
          ))}
        </select>
      </label>
    </RepairDialog>
  );
}

/** All acts, newest first, each with its undoing. UND1 */
export function ActsPane() {
  const { repairs: words, audit } = useTexts();
  const { moderator } = useRoomViews();
  return (
    <>
      <AskButton words={audit.open}>{(close) => <AuditDialog onClose={close} />}</AskButton>
      {moderator.acts.length === 0 && <p class="muted">{words.noActs}</p>}
      <ol class="acts" reversed>
        {[...moderator.acts].reverse().map((act) => (
          <Act key={act.number} act={act} />
        ))}
      </ol>
      <DeedsList />
    </>
  );
}

function Act({ act }: { readonly act: ActView }) {
  const { repairs: words, screen, cockpit, format } = useTexts();
  const { store } = useRoom();
  const { contest } = useRoomViews();
  const named = useRoomTeams();
  const card = contest.board.cards.find(({ id }) => id === act.cardId);
  const details = [
    act.undoes === null ? null : words.undoes(act.undoes),
    card ? screen.card(card.category, card.pricePoints) : null,
    act.teamId === null ? null : <TeamInWords key="team" {...named(act.teamId)} />,
    act.reading,
    act.verdict === null ? null : cockpit.verdicts[act.verdict],
    act.purchases === 0 ? null : words.touched(act.purchases),
    act.undoneBy === null ? null : words.undoneBy(act.undoneBy),
  ].filter((part) => part !== null);
  return (
    <li class="act" data-undone={act.undoneBy !== null}>
      <div class="row">
        <span class="muted numbers" translate={false}>
          {format.moment(act.at, store.serverNow())} · {words.actNumber(act.number)}
        </span>
        <strong>{words.acts[act.type]}</strong>
        {act.undoneBy === null && act.type !== "undo" && (
          <AskButton words={words.undo} label={words.actNumber(act.number)}>
            {(close) => (
              <RepairDialog
                title={words.undoTitle(act.number)}
                text={words.acts[act.type]}
                make={({ why }) => ({ type: "UndoAct", act: act.number, why })}
                onClose={close}
              />
            )}
          </AskButton>
        )}
      </div>
      <p>
        <Dotted parts={details} />
      </p>
      {act.why !== "" && <p class="muted">{words.reason(act.why)}</p>}
    </li>
  );
}
