import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { PassingButton } from "../parts/PassingButton.tsx";
import { ActButton } from "./ActButton.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { useAct } from "./useAct.ts";
import { useWish } from "./useWish.ts";

/** Steers the big screen through the tasks, and says whether teams see the keys. WLK1 WLK3 */
export function ReviewControl() {
  const { closing: words, screen } = useTexts();
  const { act, isSending } = useAct();
  const { contest } = useRoomViews();
  const { cards } = contest.board;
  const { review } = contest;
  const chosen = useSignal(review?.cardId ?? cards[0]?.id ?? 0);
  const show = async (cardId: number, step: "statement" | "answer") => {
    if (await act({ type: "ReviewTask", cardId, step })) chosen.value = cardId;
  };
  const index = cards.findIndex(({ id }) => id === chosen.value);
  const next = cards[index + 1];
  return (
    <section aria-label={words.reviewTitle} class="stack">
      <h2 class="pane-title">{words.reviewTitle}</h2>
      <p class="muted">{words.reviewText}</p>
      <div class="row">
        <label class="field">
          {words.card}
          <select
            class="input"
            name="review-card"
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
        {(["statement", "answer"] as const).map((step) => (
          <button
            key={step}
            type="button"
            class="button"
            aria-pressed={review?.cardId === chosen.value && review.step === step}
            aria-disabled={isSending}
            onClick={() => void show(chosen.value, step)}
          >
            {step === "statement" ? words.showStatement : words.showAnswer}
          </button>
        ))}
        {next && (
          <PassingButton isSending={isSending} onPress={() => void show(next.id, "statement")}>
            {words.nextCard}
          </PassingButton>
        )}
        {review && (
          <ActButton command={{ type: "ReviewTask", cardId: null, step: "statement" }}>
            {words.endReview}
          </ActButton>
        )}
      </div>
      <KeysShown />
    </section>
  );
}

function KeysShown() {
  const { closing: words } = useTexts();
  const { act } = useAct();
  const { shown, show } = useWish(useRoomViews().moderator.closing.keysShown);
  return (
    <label>
      <input
        type="checkbox"
        name="keys"
        checked={shown}
        onChange={(event) => {
          const open = event.currentTarget.checked;
          void show(open, act({ type: "ShowKeys", open }));
        }}
      />{" "}
      {words.keys}
    </label>
  );
}
