import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { dictionaries } from "../../i18n/dictionaries.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { createCockpit } from "../../store/cockpit/cockpit.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import type { App } from "../AppContext.ts";
import { type Room, RoomContext } from "../console/RoomContext.ts";
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
  const said: Room["said"] = signal(null);
  const store = { ...classroom.storeOfModerator(), ...told };
  const cockpit = createCockpit(store, app.storage, classroom.state.value.roomCode);
  const room: Room = {
    store,
    cockpit,
    said,
    async act(command, done = "") {
      const reply = await store.send(command);
      said.value = reply.ok
        ? { tone: "good", sentence: done }
        : { tone: "bad", sentence: refusalSentence(dictionaries.en, reply.rejection) };
      return reply.ok;
    },
  };
  await show(app, <RoomContext.Provider value={room}>{content}</RoomContext.Provider>);
  return { said, cockpit };
}
