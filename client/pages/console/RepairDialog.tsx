import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { RepairCommand, UndoDeed } from "../../../shared/contest/commands.ts";
import { mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import type { RepairPreview } from "../../../shared/contest/repairPreview.ts";
import type { RoomReply } from "../../../shared/protocol.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { SentCommand } from "../../net/outbox.ts";
import { Field } from "../parts/Field.tsx";
import { Notice } from "../parts/Notice.tsx";
import { TableFrame } from "../parts/TableFrame.tsx";
import { againMs, isAskedAgain } from "./askedAgain.ts";
import { useRoom, useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { RoomTeam } from "./RoomTeam.tsx";
import { useAct } from "./useAct.ts";

/** How long the preview waits for the moderator's hand, ms. */
const restMs = 250;
type Policy = "keep" | "strict";
interface Chosen {
  readonly policy: Policy;
  readonly why: string;
}

/**
 * A moderator's act before it is done: what would change, fresh while it is open, and why. `make` gives the command, or
 * null while something is missing. RES11
 */
export function RepairDialog(props: {
  readonly title: string;
  readonly text: string;
  readonly asksPolicy?: boolean;
  readonly needsWhy?: boolean;
  readonly make: (chosen: Chosen) => RepairCommand | UndoDeed | null;
  /** What is sent instead, of which the previewed command is a part. */
  readonly sends?: (chosen: Chosen) => SentCommand;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
}) {
  const texts = useTexts();
  const words = texts.repairs;
  const { store } = useRoom();
  const { act, isSending } = useAct();
  const { moderator, contest } = useRoomViews();
  const policy = useSignal<Policy>("keep");
  const why = useSignal("");
  const shown = useSignal<{ readonly asked: string; readonly reply: RoomReply["preview"] | null } | null>(
    null,
  );
  const chosen = { policy: policy.value, why: why.value.trim() };
  const command = props.make(chosen);
  const asked = command && JSON.stringify({ ...command, why: "" });
  const latest = useRef(command);
  latest.current = command;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isGone = useRef(false);

  // Anew when the contest has moved, too. A timer that runs is left to run: in a busy lesson something moves all the time.
  useEffect(() => {
    const ask = async () => {
      timer.current = null;
      const wished = latest.current;
      if (!wished) return;
      // A reason changes nothing of what is shown: it may be missing still, or too long.
      const reply = await store.preview({ ...wished, why: "?" });
      if (isGone.current) return;
      shown.value = { asked: JSON.stringify({ ...wished, why: "" }), reply };
      if (isAskedAgain(reply)) timer.current ??= setTimeout(() => void ask(), againMs);
    };
    if (asked !== null) timer.current ??= setTimeout(() => void ask(), restMs);
  }, [store, asked, moderator, contest, shown]);
  useEffect(
    () => () => {
      isGone.current = true;
      clearTimeout(timer.current ?? undefined);
    },
    [],
  );

  // What was asked about another command says nothing of this one.
  const reply = shown.value?.asked === asked ? shown.value.reply : null;
  const preview = reply?.ok ? reply.preview : null;
  const lacksWhy = props.needsWhy === true && why.value.trim() === "";

  async function apply(event: Event): Promise<void> {
    event.preventDefault();
    if (!command || lacksWhy || !preview) return;
    const count = preview.teams.length;
    const isDone = await act(props.sends?.(chosen) ?? command, ({ repairs }) => repairs.done(count));
    if (isDone) props.onClose();
  }

  return (
    <RoomDialog title={props.title} width="wide" onClose={props.onClose}>
      <form class="stack repair" onSubmit={(event) => void apply(event)} noValidate>
        <p>{props.text}</p>
        {props.children}
        {props.asksPolicy && (
          <Choices
            legend={words.policy}
            name="policy"
            options={["keep", "strict"] as const}
            label={(option) => words.policies[option]}
            value={policy.value}
            onValue={(option) => {
              policy.value = option;
            }}
          />
        )}
        <Field
          label={words.why}
          name="why"
          value={why.value}
          most={mostCharacters.reason}
          autocomplete="off"
          hint={props.needsWhy ? words.whyNeeded : words.whyHint}
          onValue={(value) => {
            why.value = value;
          }}
        />
        <div class="repair-preview" aria-live="polite">
          {asked !== null && isAskedAgain(reply) && <p class="muted">{words.looking}</p>}
          {reply && !reply.ok && !isAskedAgain(reply) && (
            <Notice tone="warn">{refusalSentence(texts, reply.rejection)}</Notice>
          )}
          {preview && <Preview preview={preview} />}
        </div>
        <div class="actions">
          <button type="button" class="button" onClick={props.onClose}>
            {texts.app.cancel}
          </button>
          <button
            type="submit"
            class="button"
            data-look="main"
            disabled={!command || lacksWhy || !preview}
            aria-disabled={isSending}
          >
            {words.apply}
          </button>
        </div>
      </form>
    </RoomDialog>
  );
}

export function Choices<Option extends string>(props: {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly Option[];
  readonly label: (option: Option) => string;
  readonly value: Option;
  readonly onValue: (option: Option) => void;
}) {
  return (
    <fieldset class="choices">
      <legend>{props.legend}</legend>
      {props.options.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={props.name}
            value={option}
            checked={option === props.value}
            onChange={() => props.onValue(option)}
          />{" "}
          {props.label(option)}
        </label>
      ))}
    </fieldset>
  );
}

/** The whole difference: teams, points, places. */
function Preview({ preview }: { readonly preview: RepairPreview }) {
  const { repairs: words, format } = useTexts();
  const { teams, purchases, verdicts, prizes, prizesMove } = preview;
  const counts = (["accepted", "wrong", "annulled"] as const).filter((verdict) => verdicts[verdict] > 0);
  const moved = (before: number, after: number) =>
    before === after ? format.integer(after) : `${format.integer(before)} → ${format.integer(after)}`;
  return (
    <>
      <p>
        {words.changes(purchases)}{" "}
        {counts.map((verdict) => words.becomes[verdict](verdicts[verdict])).join(", ")}
      </p>
      <Notice tone={prizesMove ? "warn" : "info"}>
        {teams.length === 0
          ? words.nothing
          : prizesMove
            ? words.prizesMove(prizes)
            : words.prizesStay(prizes)}
      </Notice>
      {teams.length > 0 && (
        <TableFrame look="repair-teams" label={words.columns.team}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.columns.team}</th>
                <th scope="col" class="number">
                  {words.columns.balance}
                </th>
                <th scope="col" class="number">
                  {words.columns.place}
                </th>
              </tr>
            </thead>
            <tbody>
              {teams.map((team) => (
                <tr key={team.teamId}>
                  <td translate={false}>
                    <RoomTeam teamId={team.teamId} name={team.name} />
                  </td>
                  <td class="number" translate={false}>
                    {moved(team.balanceBefore, team.balanceAfter)}{" "}
                    <span class="muted">({format.signed(team.balanceAfter - team.balanceBefore)})</span>
                  </td>
                  <td class="number" translate={false}>
                    {moved(team.placeBefore, team.placeAfter)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </>
  );
}
