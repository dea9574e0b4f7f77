import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RoomReply } from "../../../shared/protocol.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isUp } from "../../net/linkParts.ts";
import { answerGroups } from "../../store/cockpit/cardRows.ts";
import { Statement } from "../../text/Statement.tsx";
import { JudgedBy } from "../parts/JudgedBy.tsx";
import { Notice } from "../parts/Notice.tsx";
import { AnswerGroups } from "./AnswerGroups.tsx";
import { HintSentence } from "./HintsPane.tsx";
import { QuestionsOf } from "./QuestionsPane.tsx";
import { CardRepairs } from "./Repairs.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { SidePanel } from "./SidePanel.tsx";

/** One card: its task, its key and how answers are judged, and all answers to it. CON1 */
export function CardPanel({ cardId }: { readonly cardId: number }) {
  const texts = useTexts();
  const words = texts.cockpit;
  const { store, cockpit } = useRoom();
  const { contest, moderator } = useRoomViews();
  const asked = useSignal<RoomReply["task"] | "waiting" | null>("waiting");
  const card = contest.board.cards.find(({ id }) => id === cardId);
  const groups = useComputed(() => answerGroups(cockpit.bought.value.get(cardId) ?? []));
  const row = cockpit.cards.value.find((other) => other.cardId === cardId);
  const isLive = isUp(store.connection.value);

  const acts = moderator.acts.length;
  const edits = moderator.editRevision;

  // Once more after a new connection: the first may have been lost; and after an act or an edit, which may change the key.
  useEffect(() => {
    if (!isLive) return;
    let gone = false;
    void store.task(cardId).then((reply) => {
      if (!gone) asked.value = reply;
    });
    return () => {
      gone = true;
    };
  }, [store, cardId, asked, isLive, acts, edits]);

  if (!card) return null;
  const reply = asked.value;
  const hints = cockpit.hints.value.filter((hint) => hint.cardId === cardId);
  const task = reply !== null && reply !== "waiting" && reply.ok ? reply : null;
  return (
    <SidePanel
      title={texts.screen.card(card.category, card.pricePoints)}
      note={<span class="numbers">{words.tile(row?.working ?? 0, row?.solved ?? 0, row?.failed ?? 0)}</span>}
      actions={
        <>
          <CardRepairs cardId={cardId} judgedBy={task} voided={card.voided ?? false} />
          <button
            type="button"
            class="button"
            data-size="small"
            onClick={() => {
              cockpit.feedChoice.value = { kind: null, teamId: null, cardId };
              cockpit.pane.value = "feed";
            }}
          >
            {words.inFeed}
          </button>
        </>
      }
    >
      {hints.map((hint) => (
        <Notice key={hint.type === "same_wrong" ? hint.reading : hint.type} tone="warn">
          <HintSentence hint={hint} reader={task?.task.reader ?? null} />
        </Notice>
      ))}
      {reply === "waiting" && <p class="muted">{texts.app.loading}</p>}
      {reply === null && <p class="muted">{words.noTask}</p>}
      {reply !== null && reply !== "waiting" && !reply.ok && (
        <Notice tone="bad">{refusalSentence(texts, reply.rejection)}</Notice>
      )}
      {task && (
        <>
          <section aria-label={words.statement} class="card-statement">
            <Statement source={task.task.statement} lang={contest.language} />
          </section>
          <JudgedBy reader={task.task.reader} answerKey={task.key} lang={contest.language} />
        </>
      )}
      <QuestionsOf asked={cockpit.asked.value.filter(({ question }) => question.cardId === cardId)} />
      <AnswerGroups cardId={cardId} groups={groups.value} reader={task?.task.reader ?? null} />
    </SidePanel>
  );
}
