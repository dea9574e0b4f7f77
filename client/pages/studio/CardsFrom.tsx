import { useComputed, useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { ContestSummary } from "../../../shared/api.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { nameOrder, shelvesOf } from "../../store/library/shelves.ts";
import { freePlaces, shelvesOfCards, type Unfit, unfitOf } from "../../store/studio/cardsFrom.ts";
import { lacksOf, type StudioCard, type StudioContent, withContent } from "../../store/studio/content.ts";
import { withPictureWords } from "../../text/pictureMarks.ts";
import { useApp } from "../AppContext.ts";
import { AskAgain } from "../parts/AskAgain.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { useOneWish } from "../parts/useOneWish.ts";
import { useReply } from "../parts/useReply.ts";
import { useContent, useDesk, usePhase } from "./StudioContext.ts";
import "./cardsFrom.css";

/** Cards of another contest of this account, for this board. COP1 COP2 */
export function CardsFrom() {
  const { exports: words } = useTexts();
  const isOpen = useSignal(false);
  return (
    <>
      <p>
        <button
          type="button"
          class="button"
          data-size="small"
          onClick={() => {
            isOpen.value = true;
          }}
        >
          {words.cardsFrom}
        </button>
      </p>
      {isOpen.value && (
        <CardsFromDialog
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}

interface Source {
  readonly code: string;
  readonly content: StudioContent;
}

function CardsFromDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const words = texts.exports;
  const { session } = useApp();
  const source = useSignal<Source | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const { isSending, once } = useOnce();

  async function open({ roomCode: code }: ContestSummary): Promise<void> {
    trouble.value = null;
    const answer = await session.call("contestCards", { code });
    if (answer.ok) source.value = { code, content: withContent(null, answer.reply) };
    else trouble.value = answer.problem;
  }

  return (
    <Dialog
      title={source.value ? words.chooseCards(source.value.content.title) : words.chooseContest}
      width="wide"
      onClose={onClose}
    >
      <div role="alert">
        {trouble.value && <Notice tone="bad">{refusalSentence(texts, trouble.value)}</Notice>}
      </div>
      {source.value ? (
        <ChosenCards
          source={source.value}
          onTrouble={(problem) => {
            trouble.value = problem;
          }}
          onBack={() => {
            source.value = null;
          }}
          onClose={onClose}
        />
      ) : (
        <ContestList isOpening={isSending} onPick={(contest) => void once(() => open(contest))} />
      )}
    </Dialog>
  );
}

function ContestList(props: {
  readonly isOpening: boolean;
  readonly onPick: (contest: ContestSummary) => void;
}) {
  const { app, exports: words } = useTexts();
  const { session, preferences } = useApp();
  const { store } = useDesk();
  const search = useSignal("");
  const { reply, trouble, again } = useReply(useCallback(() => session.call("listContests", {}), [session]));
  const ownCode = store.live.value?.view.roomCode;
  const others = (reply.value?.contests ?? []).filter(
    ({ roomCode, broken }) => roomCode !== ownCode && !broken,
  );
  const order = nameOrder(preferences.language.value);
  const found = shelvesOf(others, { search: search.value, filter: "all", sort: "newest" }, order);
  return (
    <div class="stack">
      <input
        type="search"
        class="input"
        name="contest-search"
        data-first-focus
        aria-label={words.searchContest}
        placeholder={words.searchContest}
        autocomplete="off"
        value={search.value}
        onInput={(event) => {
          search.value = event.currentTarget.value;
        }}
      />
      {trouble.value && <AskAgain trouble={trouble.value} onAgain={again} />}
      <div role="status">
        {!reply.value && !trouble.value && <p class="muted">{app.loading}</p>}
        {reply.value && found.length === 0 && <p>{words.noContest}</p>}
      </div>
      {found.map(({ folder, contests: shelf }) => (
        <section key={folder ?? ""} class="stack" aria-label={folder ?? words.chooseContest}>
          {folder !== null && <h3 translate={false}>{folder}</h3>}
          <ul class="cards-from-list">
            {shelf.map((contest) => (
              <li key={contest.roomCode}>
                <button
                  type="button"
                  class="button"
                  aria-disabled={props.isOpening}
                  onClick={() => props.onPick(contest)}
                >
                  <span translate={false}>{contest.title}</span>{" "}
                  <span class="muted" translate={false}>
                    {contest.roomCode}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ChosenCards(props: {
  readonly source: Source;
  readonly onTrouble: (trouble: Trouble) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}) {
  const { exports: words } = useTexts();
  const { session } = useApp();
  const { store, studio, said } = useDesk();
  const target = useContent();
  const phase = usePhase();
  const { code: from, content } = props.source;
  const shelves = shelvesOfCards(content);
  const chosen = useSignal<ReadonlySet<number>>(new Set());
  const to = useSignal<"aside" | "board">(freePlaces(target) > 0 ? "board" : "aside");
  const { isSending: isWorking, once } = useOnce();
  const cards = useComputed(() => [...content.cards.values()].filter(({ id }) => chosen.value.has(id)));
  const wish = useOneWish();
  const key = () => JSON.stringify([from, cards.value.map(({ id }) => id), to.value]);
  // The room of one that has no answer may be taken by its own cards.
  const unfit = wish.isOpen(key)
    ? null
    : unfitOf(target, cards.value, { to: to.value, isLobby: phase === "lobby" });
  const canCopy = cards.value.length > 0 && unfit === null && !isWorking;

  const choose = (changed: readonly StudioCard[], isOn: boolean) => {
    const next = new Set(chosen.value);
    for (const { id } of changed) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    chosen.value = next;
  };

  async function copy(): Promise<void> {
    const code = store.live.peek()?.view.roomCode;
    if (!canCopy || code === undefined) return;
    const cardIds = cards.value.map(({ id }) => id);
    const answer = await session.call("copyCards", {
      code,
      body: { id: wish.idOf(key()), from, cardIds, to: to.value },
    });
    wish.heard(answer.ok ? null : answer.problem);
    if (answer.ok) {
      await studio.copied(answer.reply.cardIds);
      said.value = { tone: "good", say: ({ exports: now }) => now.copied(cardIds.length) };
      props.onClose();
    } else props.onTrouble(answer.problem);
  }

  if (content.cards.size === 0)
    return (
      <div class="stack">
        <p>{words.noCards}</p>
        <BackButton onBack={props.onBack} />
      </div>
    );
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void once(copy);
      }}
    >
      <BackButton onBack={props.onBack} />
      {content.language !== target.language && <Notice tone="info">{words.otherLanguage}</Notice>}
      <AllBox
        label={words.everything}
        cards={[...content.cards.values()]}
        chosen={chosen.value}
        onChoice={choose}
      />
      <div class="cards-from-shelves">
        {shelves.map((shelf) => (
          <fieldset key={shelf.category} class="cards-from-shelf">
            <legend translate={false}>{shelf.category || words.noCategory}</legend>
            <AllBox
              label={words.allOf(shelf.category || words.noCategory)}
              cards={shelf.cards}
              chosen={chosen.value}
              onChoice={choose}
            />
            {shelf.cards.map((card) => (
              <CardBox key={card.id} card={card} chosen={chosen.value} onChoice={choose} />
            ))}
          </fieldset>
        ))}
      </div>
      <fieldset class="row">
        <legend>{words.whereTo}</legend>
        {(["board", "aside"] as const).map((where) => (
          <label key={where} class="cards-from-option">
            <input
              type="radio"
              name="where"
              checked={to.value === where}
              onChange={() => {
                to.value = where;
              }}
            />
            {where === "board" ? words.onBoard : words.aside}
          </label>
        ))}
      </fieldset>
      <p role="status" class={unfit ? "cards-from-unfit" : "muted"}>
        {unfit ? (
          <UnfitWords unfit={unfit} chosen={cards.value.length} />
        ) : (
          words.freePlaces(freePlaces(target))
        )}
      </p>
      <div class="row">
        <button type="submit" class="button" data-look="main" aria-disabled={!canCopy}>
          {isWorking ? words.copying : words.copy(cards.value.length)}
        </button>
      </div>
    </form>
  );
}

function BackButton({ onBack }: { readonly onBack: () => void }) {
  const { exports: words } = useTexts();
  return (
    <p>
      <button type="button" class="button" data-size="small" data-first-focus onClick={onBack}>
        ← {words.otherContest}
      </button>
    </p>
  );
}

function UnfitWords({ unfit, chosen }: { readonly unfit: Unfit; readonly chosen: number }) {
  const { exports: words } = useTexts();
  switch (unfit.what) {
    case "places":
      return <>✗ {words.tooFewPlaces(chosen, unfit.free)}</>;
    case "aside":
      return <>✗ {words.tooManyAside(unfit.most, unfit.there)}</>;
    case "unfinished":
      return <>✗ {words.unfinishedInLobby}</>;
  }
}

interface BoxProps {
  readonly chosen: ReadonlySet<number>;
  readonly onChoice: (cards: readonly StudioCard[], isOn: boolean) => void;
}

function AllBox({
  label,
  cards,
  chosen,
  onChoice,
}: BoxProps & { readonly label: string; readonly cards: readonly StudioCard[] }) {
  const isOn = cards.every(({ id }) => chosen.has(id));
  const isPartly = !isOn && cards.some(({ id }) => chosen.has(id));
  return (
    <label class="cards-from-option cards-from-all">
      <input
        type="checkbox"
        checked={isOn}
        indeterminate={isPartly}
        onChange={(event) => onChoice(cards, event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}

function CardBox({ card, chosen, onChoice }: BoxProps & { readonly card: StudioCard }) {
  const { exports: words, studio, pictures, format } = useTexts();
  const { pricePoints, statement } = card.writing;
  const marks = [
    ...(card.place ? [] : [words.lyingAside]),
    ...(lacksOf(card.writing).length > 0 ? [words.unfinished] : []),
  ];
  return (
    <label class="cards-from-option">
      <input
        type="checkbox"
        checked={chosen.has(card.id)}
        onChange={(event) => onChoice([card], event.currentTarget.checked)}
      />
      <span>
        <strong translate={false}>{pricePoints === null ? "?" : format.integer(pricePoints)}</strong>{" "}
        <span translate={false}>
          {withPictureWords(statement, pictures.unnamed).trim().slice(0, 80) || studio.noStatement}
        </span>
        {marks.length > 0 && <span class="muted"> ({marks.join(", ")})</span>}
      </span>
    </label>
  );
}
