import { useTexts } from "../../i18n/texts.ts";
import { type HealthLevel, healthOf, healthParts, worst } from "../../store/health.ts";
import { useAsk, useRoom } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";

const signs: Readonly<Record<HealthLevel, string>> = { good: "●", warn: "▲", bad: "✖" };

function useLevels() {
  const { store } = useRoom();
  return healthOf(store.health.value, {
    saving: store.live.value?.saving !== false,
    connection: store.connection.value,
  });
}

/** One light for database, network and process; it opens what each does, and what to do about it. CON7 */
export function HealthLight() {
  const { health: words } = useTexts().control;
  const ask = useAsk();
  const levels = useLevels();
  const level = worst(healthParts.map((part) => levels[part]));
  return (
    <>
      <button
        type="button"
        class="health-light"
        data-level={level}
        onClick={() => ask((close) => <HealthDialog onClose={close} />)}
      >
        <span aria-hidden="true">{signs[level]} </span>
        {words.light[level]}
      </button>
      <span class="visually-hidden" role="status">
        {level === "good" ? "" : words.light[level]}
      </span>
    </>
  );
}

/** Follows what is heard. */
function HealthDialog({ onClose }: { readonly onClose: () => void }) {
  const { health: words } = useTexts().control;
  const heard = useRoom().store.health.value;
  const levels = useLevels();
  const figures = heard && {
    database:
      heard.notice.commitMs === null ? words.noCommit : words.commit(Math.round(heard.notice.commitMs)),
    network: words.roundTrip(Math.round(heard.roundTripMs)),
    process: words.load(Math.round(heard.notice.busy * 100), heard.notice.waiting),
  };
  return (
    <RoomDialog title={words.title} onClose={onClose}>
      <dl class="health">
        {healthParts.map((part) => (
          <div key={part} data-level={levels[part]}>
            <dt>
              <span aria-hidden="true">{signs[levels[part]]} </span>
              {words.parts[part]}: {words.levels[levels[part]]}
            </dt>
            {figures && <dd class="muted">{figures[part]}</dd>}
            {levels[part] !== "good" && <dd>{words.advice[part]}</dd>}
          </div>
        ))}
      </dl>
    </RoomDialog>
  );
}
