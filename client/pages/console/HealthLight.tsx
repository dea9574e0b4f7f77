import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { type HealthLevel, healthOf, healthParts, worst } from "../../store/health.ts";
import { useRoom } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";

const signs: Readonly<Record<HealthLevel, string>> = { good: "●", warn: "▲", bad: "✖" };

/** One light for database, network and process; it opens what each does, and what to do about it. CON7 */
export function HealthLight() {
  const { health: words } = useTexts().control;
  const { store } = useRoom();
  const isOpen = useSignal(false);
  const heard = store.health.value;
  const levels = healthOf(heard, {
    saving: store.live.value?.saving !== false,
    connection: store.connection.value,
  });
  const level = worst(healthParts.map((part) => levels[part]));
  const figures = heard && {
    database:
      heard.notice.commitMs === null ? words.noCommit : words.commit(Math.round(heard.notice.commitMs)),
    network: words.roundTrip(Math.round(heard.roundTripMs)),
    process: words.load(Math.round(heard.notice.busy * 100), heard.notice.waiting),
  };
  return (
    <>
      <button
        type="button"
        class="health-light"
        data-level={level}
        onClick={() => {
          isOpen.value = true;
        }}
      >
        <span aria-hidden="true">{signs[level]} </span>
        {words.light[level]}
      </button>
      <span class="visually-hidden" role="status">
        {level === "good" ? "" : words.light[level]}
      </span>
      {isOpen.value && (
        <RoomDialog
          title={words.title}
          onClose={() => {
            isOpen.value = false;
          }}
        >
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
      )}
    </>
  );
}
