import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import type { Storage } from "../../store/browserStorage.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";
import { focusContent } from "../parts/focusContent.ts";
import { useRoom } from "./RoomContext.ts";

const place = "regatta.moderator-name";

/** What this browser's moderator is called; empty: would not say; null: was not asked yet. AUT16 */
export function readModeratorName(storage: Storage): string | null {
  return storage.read(place);
}

type Introducing = Pick<ContestStore, "introduce">;

/** Asks once for the name that stands beside a moderator's acts. */
export function ModeratorNameStrip() {
  return <NameStrip store={useRoom().store} />;
}

/** The same, wherever a moderator is. */
export function NameStrip({ store }: { readonly store: Introducing }) {
  const { storage } = useApp();
  const { audit: words } = useTexts();
  const isAsking = useSignal(readModeratorName(storage) === null);
  if (!isAsking.value) return null;
  const done = () => {
    focusContent();
    isAsking.value = false;
  };
  return (
    <section class="name-strip" aria-label={words.nameLabel}>
      <p>{words.nameAsked}</p>
      <NameForm store={store} onSaved={done} />
      <button
        type="button"
        class="text-button"
        onClick={() => {
          storage.write(place, "");
          done();
        }}
      >
        {words.nameLater}
      </button>
    </section>
  );
}

/** What came of it is said where the form is. CON9 */
export function ModeratorNameForm() {
  const { store, said } = useRoom();
  return (
    <NameForm
      store={store}
      onSaved={(name) => {
        said.value = { tone: "good", say: ({ audit }) => audit.nameSaved(name) };
      }}
    />
  );
}

function NameForm(props: { readonly store: Introducing; readonly onSaved: (name: string) => void }) {
  const { store, onSaved } = props;
  const { storage } = useApp();
  const { audit: words } = useTexts();
  const name = useSignal(readModeratorName(storage) ?? "");
  const isMissing = useSignal(false);
  return (
    <form
      class="row name-form"
      onSubmit={(event) => {
        event.preventDefault();
        const given = name.value.trim();
        isMissing.value = given === "";
        if (given === "") return;
        storage.write(place, given);
        store.introduce(given);
        onSaved(given);
      }}
    >
      <Field
        label={words.nameLabel}
        name="moderator-name"
        value={name.value}
        maxLength={60}
        autocomplete="off"
        error={isMissing.value ? words.nameMissing : null}
        onValue={(value) => {
          name.value = value;
          isMissing.value = false;
        }}
      />
      <button type="submit" class="button" data-size="small">
        {words.nameSave}
      </button>
    </form>
  );
}
