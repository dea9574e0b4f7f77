import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { ContestSummary } from "../../../shared/api.ts";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { useTexts } from "../../i18n/texts.ts";
import { foldersOf, nameOrder } from "../../store/library/shelves.ts";
import { openedIn } from "../../store/opened.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Field } from "../parts/Field.tsx";
import { useOnce } from "../parts/useOnce.ts";
import type { Library } from "./useLibrary.ts";

/** Values of the choice that name no folder: a folder's is its name after a colon. */
const none = "none";
const another = "new";

/** Into which folder a contest goes. LIB2 */
export function MoveDialog({
  library,
  contest,
}: {
  readonly library: Library;
  readonly contest: ContestSummary;
}) {
  const { library: words, format } = useTexts();
  const choiceId = useId();
  const folders = foldersOf(library.contests.value ?? [], nameOrder(format.locale));
  const choice = useSignal(contest.folder === null ? none : `:${contest.folder}`);
  const name = useSignal("");
  const chosen = choice.value === none ? null : choice.value === another ? name.value : choice.value.slice(1);
  return (
    <FolderForm
      library={library}
      title={words.moveTitle(contest.title)}
      roomCodes={[contest.roomCode]}
      folder={chosen}
      submit={words.moveNow}
      done={(said) => said.library.moved}
    >
      {(error) => (
        <>
          <div class="field">
            <label for={choiceId}>{words.folder}</label>
            <select
              id={choiceId}
              class="input"
              name="folder-choice"
              data-first-focus
              value={choice.value}
              onChange={(event) => {
                choice.value = event.currentTarget.value;
              }}
            >
              <option value={none}>{words.noFolder}</option>
              {folders.map((folder) => (
                <option key={folder} value={`:${folder}`} translate={false}>
                  {folder}
                </option>
              ))}
              <option value={another}>{words.newFolder}</option>
            </select>
          </div>
          {choice.value === another && <FolderName name={name} error={error} />}
        </>
      )}
    </FolderForm>
  );
}

/** All contests of a folder go into one with another name, which may be there already. LIB2 */
export function RenameFolderDialog(props: {
  readonly library: Library;
  readonly folder: string;
  readonly roomCodes: readonly string[];
}) {
  const { library: words } = useTexts();
  const name = useSignal(props.folder);
  return (
    <FolderForm
      library={props.library}
      title={words.renameFolderTitle(props.folder)}
      roomCodes={props.roomCodes}
      folder={name.value}
      submit={words.renameNow}
      done={(said) => said.library.renamed}
    >
      {(error) => <FolderName name={name} error={error} />}
    </FolderForm>
  );
}

function FolderName(props: { readonly name: Signal<string>; readonly error: string | null }) {
  const { library: words } = useTexts();
  return (
    <Field
      label={words.folderName}
      name="folder"
      value={props.name.value}
      maxLength={60}
      autocomplete="off"
      error={props.error}
      onValue={(value) => {
        props.name.value = value;
      }}
    />
  );
}

function FolderForm(props: {
  readonly library: Library;
  readonly title: string;
  readonly roomCodes: readonly string[];
  /** Null: into none. */
  readonly folder: string | null;
  readonly submit: string;
  readonly done: Say;
  /** The fields, with what is wrong with the name. */
  readonly children: (error: string | null) => ComponentChildren;
}) {
  const texts = useTexts();
  const { library, folder } = props;
  const error = useSignal<Say | null>(null);
  const { close } = openedIn(library.asked);
  const { isSending, once } = useOnce();

  async function shelve(): Promise<void> {
    if (folder?.trim() === "") {
      error.value = (said) => said.library.folderMissing;
      return;
    }
    const body = { roomCodes: [...props.roomCodes], folder };
    const trouble = await library.act(
      () => library.session.call("shelveContests", { body }),
      () => props.done,
    );
    if (trouble) error.value = sayRefusal(trouble);
    else close();
  }

  return (
    <Dialog title={props.title} onClose={close}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void once(shelve);
        }}
      >
        {props.children(error.value?.(texts) ?? null)}
        <div class="actions">
          <button type="button" class="button" onClick={close}>
            {texts.app.cancel}
          </button>
          <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
            {props.submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
