import { useSignal } from "@preact/signals";
import type { ContestSummary } from "../../../shared/api.ts";
import { binDays, namesContest } from "../../../shared/bin.ts";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { openedIn } from "../../store/opened.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Field } from "../parts/Field.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import type { Library } from "./useLibrary.ts";

interface DeleteDialogProps {
  readonly library: Library;
  readonly contest: ContestSummary;
}

/** Before a contest goes into the bin: what is gone then, and until when it can be restored. LIB5 */
export function BinDialog({ library, contest }: DeleteDialogProps) {
  const { app, library: words } = useTexts();
  const { asked, session, act, contests } = library;
  const { close } = openedIn(asked);
  const { isSending, once } = useOnce();
  const trouble = useSignal<Trouble | null>(null);
  // The list may be read anew while the question stands. LIB10
  const { phase } = contests.value?.find(({ roomCode }) => roomCode === contest.roomCode) ?? contest;
  async function remove(): Promise<void> {
    trouble.value = await act(
      () => session.call("binContest", { code: contest.roomCode }),
      () => (said) => said.library.removed,
    );
    if (trouble.value === null) close();
  }
  return (
    <Dialog title={words.removeTitle(contest.title)} onClose={close}>
      <p>{words.removeText(binDays)}</p>
      {phase === "lobby" && <p>{words.removeLobby}</p>}
      <TroubleNotice trouble={trouble.value} />
      <div class="actions">
        <button type="button" class="button" data-first-focus onClick={close}>
          {app.cancel}
        </button>
        <button
          type="button"
          class="button"
          data-look="danger"
          aria-disabled={isSending}
          onClick={() => void once(remove)}
        >
          {words.removeNow}
        </button>
      </div>
    </Dialog>
  );
}

/** Before a contest is deleted for good: its title or code is typed by hand. LIB6 */
export function PurgeDialog({ library, contest }: DeleteDialogProps) {
  const texts = useTexts();
  const { app, library: words } = texts;
  const { asked, session, act } = library;
  const typed = useSignal("");
  const error = useSignal<Say | null>(null);
  const { close } = openedIn(asked);
  const { isSending, once } = useOnce();

  async function purge(): Promise<void> {
    const confirm = typed.value;
    if (!namesContest(confirm, contest)) {
      error.value = sayRefusal({ code: "not_confirmed" });
      return;
    }
    const call = { code: contest.roomCode, body: { confirm } };
    const trouble = await act(
      () => session.call("purgeContest", call),
      () => (said) => said.library.purged,
    );
    if (trouble) error.value = sayRefusal(trouble);
    else close();
  }

  return (
    <Dialog title={words.purgeTitle(contest.title)} onClose={close}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void once(purge);
        }}
      >
        <p>{words.purgeText}</p>
        <Field
          label={words.purgeConfirm(contest.roomCode)}
          name="confirm"
          value={typed.value}
          maxLength={200}
          autocomplete="off"
          error={error.value?.(texts)}
          onValue={(value) => {
            typed.value = value;
            error.value = null;
          }}
        />
        <div class="actions">
          <button type="button" class="button" onClick={close}>
            {app.cancel}
          </button>
          <button type="submit" class="button" data-look="danger" aria-disabled={isSending}>
            {words.purgeNow}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
