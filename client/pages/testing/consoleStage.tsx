import { computed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { createCockpit } from "../../store/cockpit/cockpit.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import type { App } from "../AppContext.ts";
import { AskedDialog } from "../console/AskedDialog.tsx";
import { createRoom, RoomContext } from "../console/RoomContext.ts";
import type { Classroom } from "./classroom.ts";
import { show, stageApp } from "./stage.tsx";

/** Parts of a moderator's room, on a contest in memory. */
export async function showConsole(
  classroom: Classroom,
  content: ComponentChildren,
  app: App = stageApp().app,
  /** What the store tells instead. */
  told: Partial<ContestStore> = {},
) {
  const store = { ...classroom.storeOfModerator(), ...told };
  const compare = computed(() => app.texts.value.format.compare);
  const cockpit = createCockpit(store, app.storage, classroom.state.value.roomCode, compare);
  const room = createRoom(store, cockpit);
  await show(
    app,
    <RoomContext.Provider value={room}>
      {content}
      <AskedDialog />
    </RoomContext.Provider>,
  );
  /** What came of the last click, as it is read. */
  const said = computed(() => {
    const last = room.said.value;
    return last && { tone: last.tone, sentence: last.say(app.texts.value) };
  });
  return { said, cockpit };
}
