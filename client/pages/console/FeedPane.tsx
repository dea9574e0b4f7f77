import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { chosenEntries, type FeedEntry, type FeedKind, feedKinds } from "../../store/cockpit/feed.ts";
import { PassingButton } from "../parts/PassingButton.tsx";
import { TeamsInSentence } from "../parts/TeamNames.tsx";
import { verdictSigns } from "./AnswerGroups.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomTeam } from "./RoomTeam.tsx";

const shownAtOnce = 100;

/** What happens, the newest first, by kind, team and card. CON3 */
export function FeedPane() {
  const { cockpit: words } = useTexts();
  const { cockpit } = useRoom();
  const length = useSignal(shownAtOnce);
  const entries = chosenEntries(cockpit.feed.value, cockpit.feedChoice.value);
  return (
    <>
      <FeedChoices />
      {entries.length === 0 && <p class="muted">{words.feedEmpty}</p>}
      <ol class="feed">
        {entries.slice(0, length.value).map((entry) => (
          <Entry key={keyOf(entry)} entry={entry} />
        ))}
      </ol>
      {entries.length > length.value && (
        <PassingButton
          size="small"
          onPress={() => {
            length.value += shownAtOnce;
          }}
        >
          {words.feedMore}
        </PassingButton>
      )}
    </>
  );
}

function FeedChoices() {
  const { cockpit: words, screen, format } = useTexts();
  const { cockpit } = useRoom();
  const { contest } = useRoomViews();
  const choice = cockpit.feedChoice.value;
  const teams = [...cockpit.rows.value].sort((a, b) => format.compare(a.name, b.name));
  const set = (changes: Partial<typeof choice>) => {
    cockpit.feedChoice.value = { ...choice, ...changes };
  };
  const chosenIn = (event: Event) => (event.currentTarget as HTMLSelectElement).value;
  return (
    <div class="feed-choices">
      <select
        class="input"
        data-size="small"
        aria-label={words.feedKind}
        value={choice.kind ?? ""}
        onChange={(event) => set({ kind: (chosenIn(event) || null) as FeedKind | null })}
      >
        <option value="">{words.allKinds}</option>
        {feedKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.feedKinds[kind]}
          </option>
        ))}
      </select>
      <select
        class="input"
        data-size="small"
        aria-label={words.feedTeam}
        value={choice.teamId ?? ""}
        onChange={(event) => set({ teamId: chosenIn(event) || null })}
      >
        <option value="">{words.allTeams}</option>
        {teams.map(({ teamId, name }) => (
          <option key={teamId} value={teamId} translate={false}>
            {name}
          </option>
        ))}
      </select>
      <select
        class="input"
        data-size="small"
        aria-label={words.feedCard}
        value={choice.cardId ?? ""}
        onChange={(event) => set({ cardId: chosenIn(event) === "" ? null : Number(chosenIn(event)) })}
      >
        <option value="">{words.allCards}</option>
        {contest.board.cards.map(({ id, category, pricePoints }) => (
          <option key={id} value={id}>
            {screen.card(category, pricePoints)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Entry({ entry }: { readonly entry: FeedEntry }) {
  const { cockpit: words, screen, format } = useTexts();
  const { cockpit, store } = useRoom();
  const boatOf = (teamId: string) => store.live.peek()?.view.teams[teamId]?.boat ?? null;
  const cardOf = (cardId: number) => {
    // The board never changes while it is played.
    const card = store.live.peek()?.view.board.cards.find(({ id }) => id === cardId);
    return card ? screen.card(card.category, card.pricePoints) : `${cardId}`;
  };
  return (
    <li class="feed-entry" data-kind={entry.kind}>
      <time class="muted numbers" translate={false}>
        {format.timeOfDay(entry.at)}
      </time>
      {entry.kind === "contest" ? (
        <strong>{words.contestNews[entry.what]}</strong>
      ) : entry.kind === "deadline" ? (
        <strong>{words.deadlineMoved(entry.byMs)}</strong>
      ) : entry.kind === "message" ? (
        <span>
          <strong>
            {entry.to === null ? (
              words.messageToAll
            ) : (
              <TeamsInSentence
                teams={entry.to.map(({ teamId, name }) => ({ name, boat: boatOf(teamId) }))}
                say={words.messageTo}
              />
            )}
          </strong>{" "}
          <bdi translate={false}>{entry.text}</bdi>
        </span>
      ) : (
        <span>
          <button
            type="button"
            class="text-button"
            onClick={() => {
              cockpit.opened.value = { type: "team", teamId: entry.teamId };
            }}
          >
            <RoomTeam teamId={entry.teamId} name={entry.teamName} />
          </button>{" "}
          {(entry.kind === "joined" || entry.kind === "left") && words.feedWords[entry.kind]}
          {entry.kind === "extra_time" && (
            <>
              {words.extraTime(entry.byMs)} <bdi translate={false}>{entry.why}</bdi>
            </>
          )}
          {(entry.kind === "bought" || entry.kind === "withdrawn") && (
            <>
              {words.feedWords[entry.kind]} <CardLink cardId={entry.cardId} name={cardOf(entry.cardId)} />
            </>
          )}
          {(entry.kind === "answered" || entry.kind === "ruled") && (
            <>
              <CardLink cardId={entry.cardId} name={cardOf(entry.cardId)} />{" "}
              <span class="verdict" data-verdict={entry.verdict}>
                <span aria-hidden="true">{verdictSigns[entry.verdict]}</span>{" "}
                {entry.kind === "ruled"
                  ? words.ruled(words.verdicts[entry.verdict])
                  : words.verdicts[entry.verdict]}
              </span>{" "}
              <span class="code" translate={false}>
                {entry.answer}
              </span>
            </>
          )}
        </span>
      )}
    </li>
  );
}

function CardLink({ cardId, name }: { readonly cardId: number; readonly name: string }) {
  const { cockpit } = useRoom();
  return (
    <button
      type="button"
      class="text-button"
      onClick={() => {
        cockpit.opened.value = { type: "card", cardId };
      }}
    >
      {name}
    </button>
  );
}

function keyOf(entry: FeedEntry): string {
  if (entry.kind === "contest") return `${entry.at} ${entry.what}`;
  if (entry.kind === "deadline") return `${entry.at} deadline ${entry.byMs}`;
  if (entry.kind === "message") return `message ${entry.number}`;
  const card = "cardId" in entry ? entry.cardId : "";
  const attempt = "attempt" in entry ? entry.attempt : "";
  return `${entry.at} ${entry.kind} ${entry.teamId} ${card} ${attempt}`;
}
