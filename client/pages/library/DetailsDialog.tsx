import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { ContestSummary } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import {
  changedBetween,
  changesOf,
  type Details,
  type TypedDetails,
  typedOf,
  withTheirs,
  wrongFields,
} from "../../store/library/typedDetails.ts";
import { AskAgain } from "../parts/AskAgain.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { useOneWish } from "../parts/useOneWish.ts";
import { useReply } from "../parts/useReply.ts";
import { DetailFields } from "./DetailFields.tsx";
import type { Library } from "./useLibrary.ts";

/** What the dialog needs of where it is opened. */
export type DetailsDesk = Pick<Library, "session" | "act">;

interface DetailsDialogProps {
  readonly library: DetailsDesk;
  readonly contest: Pick<ContestSummary, "roomCode" | "title">;
  readonly onClose: () => void;
}

/** What a contest is called, and when and how it is played. */
export function DetailsDialog({ library, contest, onClose: close }: DetailsDialogProps) {
  const { app, library: words } = useTexts();
  const { session } = library;
  const code = contest.roomCode;
  const { reply, trouble, again } = useReply(
    useCallback(() => session.call("details", { code }), [session, code]),
  );
  return (
    <Dialog title={words.detailsTitle(contest.title)} onClose={close}>
      {reply.value ? (
        <DetailsForm library={library} code={code} read={reply.value} onClose={close} />
      ) : (
        <>
          {trouble.value ? (
            <AskAgain trouble={trouble.value} onAgain={again} />
          ) : (
            <p class="muted">{app.loading}</p>
          )}
          <div class="actions">
            <button type="button" class="button" onClick={close}>
              {app.cancel}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

/** What somebody else has changed meanwhile is shown beside what was typed, and nothing is overwritten unseen. DET2 */
function DetailsForm(props: {
  readonly library: DetailsDesk;
  readonly code: string;
  readonly read: Details;
  readonly onClose: () => void;
}) {
  const { app, console: texts } = useTexts();
  const { library, code, onClose } = props;
  const { session } = library;
  /** As the server said last, and as it is to be. */
  const now = useSignal(props.read);
  const typed = useSignal(typedOf(props.read));
  const theirs = useSignal<Partial<TypedDetails>>({});
  const areWrongShown = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const { isSending, once } = useOnce();
  const wish = useOneWish();

  async function save(): Promise<void> {
    areWrongShown.value = true;
    if (wrongFields(now.value, typed.value).length > 0) return;
    const changes = changesOf(now.value, typed.value);
    if (Object.keys(changes).length === 0) return onClose();
    const body = { id: wish.idOf(JSON.stringify(changes)), ...changes };
    const refusal = await library.act(
      () => session.call("setDetails", { code, body }),
      () => (said) => said.library.detailsSaved,
    );
    wish.heard(refusal);
    if (refusal === null) return onClose();
    trouble.value = refusal;
    if (refusal.code === "changed_meanwhile") await lookAgain();
  }

  async function lookAgain(): Promise<void> {
    const answer = await session.call("details", { code });
    if (!answer.ok) {
      trouble.value = answer.problem;
      return;
    }
    theirs.value = changedBetween(now.value, answer.reply);
    typed.value = withTheirs(typed.value, now.value, answer.reply);
    now.value = answer.reply;
  }

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void once(save);
      }}
    >
      <DetailFields
        phase={now.value.phase}
        typed={typed}
        theirs={theirs.value}
        wrong={areWrongShown.value ? wrongFields(now.value, typed.value) : []}
      />
      <TroubleNotice trouble={trouble.value} />
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {app.cancel}
        </button>
        <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
          {texts.save}
        </button>
      </div>
    </form>
  );
}
