import { useSignal } from "@preact/signals";
import { boatCount } from "../../../shared/contest/boats.ts";
import type { Rejection } from "../../../shared/contest/rejections.ts";
import { Boat } from "../../boats/Boat.tsx";
import { boatDesign } from "../../boats/boatDesign.ts";
import { useTexts } from "../../i18n/texts.ts";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import "./chooseBoat.css";

/** In the lobby: which boat the team sails, and those that are free. BOA2 SEA7 */
export function ChooseBoat() {
  const { boats: words } = useTexts();
  const { contest, team } = useViews();
  const own = contest.teams[team.teamId]?.boat;
  if (contest.phase !== "lobby" || own === undefined) return null;
  return (
    <section class="choose-boat" aria-labelledby="own-boat">
      <Boat boat={own} size="picture" />
      <div class="stack">
        <h3 id="own-boat">{words.own(own + 1)}</h3>
        <p class="muted">{words.name(boatDesign(own))}</p>
        {!team.blocked && <FreeBoats />}
      </div>
    </section>
  );
}

function FreeBoats() {
  const { boats: words } = useTexts();
  const { store, announce } = usePlay();
  const { contest } = useViews();
  const isOpen = useSignal(false);
  const wished = useSignal<number | null>(null);
  const refusal = useSignal<Rejection | null>(null);
  const { isSending, once } = useOnce();
  const sailed = new Set(Object.values(contest.teams).map(({ boat }) => boat));
  const free = Array.from({ length: boatCount }, (_, boat) => boat).filter((boat) => !sailed.has(boat));
  // Somebody else may have taken it while this team thought about it.
  const chosen = wished.value !== null && !sailed.has(wished.value) ? wished.value : null;

  async function take(): Promise<void> {
    if (chosen === null) return;
    const reply = await store.send({ type: "ChooseBoat", boat: chosen });
    refusal.value = reply.ok ? null : reply.rejection;
    if (!reply.ok) return;
    wished.value = null;
    isOpen.value = false;
    announce(words.own(chosen + 1));
  }

  return (
    <details
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{words.chooseAnother}</summary>
      {free.length === 0 ? (
        <p class="muted">{words.noneFree}</p>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void once(take);
          }}
        >
          <fieldset>
            <legend class="visually-hidden">{words.free}</legend>
            <div class="free-boats">
              {free.map((boat) => (
                <label key={boat} data-chosen={chosen === boat} title={words.name(boatDesign(boat))}>
                  <input
                    type="radio"
                    name="boat"
                    value={boat}
                    aria-label={words.name(boatDesign(boat))}
                    checked={chosen === boat}
                    onChange={() => {
                      wished.value = boat;
                      refusal.value = null;
                    }}
                  />
                  <Boat boat={boat} size={48} />
                </label>
              ))}
            </div>
          </fieldset>
          <TroubleNotice trouble={refusal.value} />
          <button type="submit" class="button" data-look="main" aria-disabled={chosen === null || isSending}>
            {words.take}
          </button>
        </form>
      )}
    </details>
  );
}
