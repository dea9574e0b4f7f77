import { useSignal } from "@preact/signals";
import { mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import type { AwardProposalView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { SentCommand } from "../../net/outbox.ts";
import { namedAwards } from "../../store/awards.ts";
import { AwardLine, type ShownAward } from "../parts/Awards.tsx";
import { Field } from "../parts/Field.tsx";
import { ActButton } from "./ActButton.tsx";
import { byName } from "./byName.ts";
import { useRoomViews } from "./RoomContext.ts";
import { useAct } from "./useAct.ts";

/** What may be given out: what follows from the contest, and the organizer's own. Nobody sees it before. AWD2 */
export function AwardsControl() {
  const { closing: words } = useTexts();
  const { contest, moderator } = useRoomViews();
  const { proposals } = moderator.closing;
  const given = contest.awards;
  const isGiven = ({ kind, cardId }: AwardProposalView) =>
    given.some((award) => award.kind === kind && award.cardId === cardId);
  const open = proposals.filter((proposal) => !isGiven(proposal));
  return (
    <section aria-label={words.awardsTitle} class="stack">
      <h2 class="pane-title">{words.awardsTitle}</h2>
      {given.length > 0 && (
        <ul class="award-list" aria-label={words.givenOut}>
          {given.map((award) => (
            <AwardRow
              key={award.number}
              award={namedAwards(contest, [award])[0]}
              button={words.takeBack}
              command={{ type: "TakeAwardBack", number: award.number }}
            />
          ))}
        </ul>
      )}
      {open.length === 0 && given.length === 0 && <p class="muted">{words.noAwards}</p>}
      <ul class="award-list">
        {open.map((proposal) => (
          <AwardRow
            key={`${proposal.kind} ${proposal.cardId}`}
            award={namedAwards(contest, [{ ...proposal, number: 0, text: "" }])[0]}
            button={words.give}
            command={{ type: "GiveAward", kind: proposal.kind, cardId: proposal.cardId }}
          />
        ))}
      </ul>
      <OwnAward />
    </section>
  );
}

function AwardRow(props: {
  readonly award: ShownAward | undefined;
  readonly button: string;
  readonly command: SentCommand;
}) {
  const { award } = props;
  if (!award) return null;
  const teams = award.teams.map(({ name }) => name).join(", ");
  return (
    <li class="row">
      <AwardLine award={award} />
      <ActButton command={props.command} size="small" label={`${props.button}: ${teams}`}>
        {props.button}
      </ActButton>
    </li>
  );
}

function OwnAward() {
  const { closing: words, format } = useTexts();
  const { act, isSending } = useAct();
  const { contest } = useRoomViews();
  const teams = byName(contest, format);
  const chosen = useSignal("");
  const text = useSignal("");
  const teamId = contest.teams[chosen.value] ? chosen.value : (teams[0]?.id ?? "");

  async function give(event: Event): Promise<void> {
    event.preventDefault();
    if (text.value.trim() === "" || teamId === "") return;
    const sent = text.value;
    if ((await act({ type: "GiveOwnAward", teamId, text: sent })) && text.value === sent) text.value = "";
  }

  return (
    <form class="row name-form" aria-label={words.ownAward} onSubmit={(event) => void give(event)}>
      <Field
        label={words.ownText}
        name="award"
        value={text.value}
        most={mostCharacters.award}
        autocomplete="off"
        onValue={(value) => {
          text.value = value;
        }}
      />
      <label class="field">
        {words.ownTeam}
        <select
          class="input"
          name="award-team"
          value={teamId}
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
          }}
        >
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button" data-size="small" aria-disabled={isSending}>
        {words.give}
      </button>
    </form>
  );
}
