import { useTexts } from "../../i18n/texts.ts";
import { useRoomViews } from "./RoomContext.ts";
import { useAct } from "./useAct.ts";
import { useWish } from "./useWish.ts";

const entries = ["open", "approval", "closed"] as const;
type Entry = (typeof entries)[number];

/** Whether guests make teams by themselves, wait until they are let in, or not at all. ENT1 APV1 */
export function EntryControl() {
  const { teams: words } = useTexts();
  const { act } = useAct();
  const { contest } = useRoomViews();
  const entry: Entry = !contest.entryOpen ? "closed" : contest.entryByApproval ? "approval" : "open";
  const { shown, show } = useWish(entry);
  return (
    <label class="row">
      <span class="muted control-label">{words.entry}</span>
      <select
        class="input"
        data-size="small"
        name="entry"
        aria-label={words.entry}
        value={shown}
        disabled={contest.cover === "emergency"}
        onChange={(event) => {
          const value = entries.find((each) => each === event.currentTarget.value) ?? entry;
          const command = { open: value !== "closed", approval: value === "approval" };
          void show(value, act({ type: "SetEntry", ...command }));
        }}
      >
        {entries.map((each) => (
          <option key={each} value={each}>
            {words.entries[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
